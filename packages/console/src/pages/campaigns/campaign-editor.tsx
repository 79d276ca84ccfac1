import { Alert, Button, Grid, MultiSelect, Stack } from '@mantine/core';
import { compileCondition, defaultGoal } from '@quen/engine';
import type { Campaign, LocalizedText, RuleSet } from '@quen/protocol';
import { IconChartBar } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type ReactElement, useMemo } from 'react';
import { ConditionBuilder } from '../../components/condition-builder/condition-builder.tsx';
import { Editable } from '../../components/editable.tsx';
import { Page } from '../../components/page.tsx';
import { NameInput } from '../../components/rule-editing/name-input.tsx';
import { RuleActions, RuleNotices } from '../../components/rule-editing/rule-bar.tsx';
import { RuleLoader } from '../../components/rule-editing/rule-loader.tsx';
import { RunButton } from '../../components/rule-editing/run-button.tsx';
import { ScheduleEditor } from '../../components/rule-editing/schedule-editor.tsx';
import { Section } from '../../components/rule-editing/section.tsx';
import { StatusBadge } from '../../components/rule-editing/status-badge.tsx';
import { useRuleForm } from '../../components/rule-editing/use-rule-form.ts';
import { type Changes, withChanges } from '../../components/rule-editing/with-changes.ts';
import { useText } from '../../i18n/use-text.ts';
import { useMayAny } from '../../shell/member.tsx';
import { RuleNotFound } from '../../shell/not-found.tsx';
import { CampaignBacktest } from './campaign-backtest.tsx';
import { CampaignPreview } from './campaign-preview.tsx';
import { campaignsText } from './campaigns-text.ts';
import { freshContent } from './content-form.tsx';
import { editorText } from './editor-text.ts';
import { GoalEditor } from './goal-editor.tsx';
import { LimitsEditor } from './limits-editor.tsx';
import { VariantsEditor } from './variants-editor.tsx';

/** Edits one campaign with its preview beside; `new` makes one. */
export function CampaignEditor(): ReactElement {
  const { id = 'new' } = useParams({ strict: false }) as { id?: string };
  const t = useText(campaignsText);
  return (
    <RuleLoader title={t('title')}>
      {(ruleSet) => {
        const saved = id === 'new' ? freshCampaign(ruleSet) : ruleSet.campaigns.find((campaign) => campaign.id === id);
        return saved === undefined ? (
          <RuleNotFound kind="campaigns" id={id} />
        ) : (
          <Editor key={id} id={id} saved={saved} ruleSet={ruleSet} />
        );
      }}
    </RuleLoader>
  );
}

function freshCampaign(ruleSet: RuleSet): Campaign {
  const placements = ruleSet.placements.slice(0, 1).map(({ id }) => id);
  return {
    id: '',
    name: '',
    status: 'draft',
    placements,
    audience: {},
    tailoring: 'transparent',
    variants: [{ id: 'a', weight: 1, content: freshContent('recommendations', ruleSet) }],
    goal: defaultGoal,
  };
}

function Editor({
  id,
  saved,
  ruleSet,
}: {
  readonly id: string;
  readonly saved: Campaign;
  readonly ruleSet: RuleSet;
}): ReactElement {
  const t = useText(editorText);
  const words = useText(campaignsText);
  const navigate = useNavigate();
  const form = useRuleForm({
    kind: 'campaigns',
    id,
    saved,
    version: ruleSet.version,
    onSaved: (value) => id === 'new' && void navigate({ to: `/campaigns/${encodeURIComponent(value.id)}`, replace: true }),
    onRemoved: () => void navigate({ to: '/campaigns' }),
  });
  const { value, setValue } = form.draft;
  const mayLook = useMayAny();
  const set = (changes: Changes<Campaign>): void => setValue((before) => withChanges(before, changes));
  const isAudienceValid = useMemo(
    () => compileCondition(value.audience, { segments: ruleSet.segments }).ok,
    [value.audience, ruleSet.segments],
  );
  const lacks = missingOf(value);
  const missing = lacks.map((key) => t(key));
  // A campaign without a name can be looked at; one without its texts cannot.
  const canPreview = isAudienceValid && lacks.every((key) => key === 'name');
  const shown = useMemo(() => ({ ...value, id: value.id || 'preview', name: value.name.trim() || '…' }), [value]);
  const canSave = missing.length === 0 && isAudienceValid;
  const startsLater = value.schedule?.startsAt !== undefined && Date.parse(value.schedule.startsAt) > Date.now();
  return (
    <Page
      title={value.name || words('newTitle')}
      actions={
        <RuleActions form={form} canSave={canSave}>
          <StatusBadge of={value} />
          {!form.isNew && (
            <Button
              component={Link}
              to={`/experiments/${encodeURIComponent(id)}`}
              variant="default"
              leftSection={<IconChartBar size={16} />}
            >
              {t('results')}
            </Button>
          )}
          <RunButton form={form} saved={saved} canSave={canSave} publishAs={startsLater ? 'scheduled' : 'running'} />
        </RuleActions>
      }
    >
      <RuleNotices form={form} saved={saved} />
      {missing.length > 0 && (
        <Alert color="gray" variant="light">
          {t('missing', { what: missing.join(', ') })}
        </Alert>
      )}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Editable needs="PUT /rules/:kind/:id">
            <Stack gap="lg">
              <Section title={t('basics')}>
                <NameInput label={t('name')} form={form} fallback="campaign" others={ruleSet.campaigns} />
                <MultiSelect
                  label={t('placements')}
                  description={t('placementsHint')}
                  required
                  searchable
                  data={ruleSet.placements.map((placement) => ({ value: placement.id, label: placement.name }))}
                  value={[...value.placements]}
                  onChange={(placements) => set({ placements })}
                />
              </Section>
              <Section title={t('audience')} hint={t('audienceHint')}>
                <ConditionBuilder scope="audience" value={value.audience} onChange={(audience) => set({ audience })} />
              </Section>
              <Section title={t('content')} hint={t('contentHint')}>
                <VariantsEditor campaign={value} ruleSet={ruleSet} onChange={(variants) => set({ variants })} />
              </Section>
              <Section title={t('measure')}>
                <GoalEditor campaign={value} set={set} />
              </Section>
              <Section title={t('schedule')}>
                <ScheduleEditor value={value.schedule} onChange={(schedule) => set({ schedule })} />
              </Section>
              <Section title={t('limits')} hint={t('limitsHint')}>
                <LimitsEditor campaign={value} set={set} ruleSet={ruleSet} />
              </Section>
            </Stack>
          </Editable>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Stack gap="lg" pos="sticky" top={72}>
            {mayLook('POST /campaigns/preview') && <CampaignPreview campaign={shown} ruleSet={ruleSet} isValid={canPreview} />}
            {mayLook('POST /campaigns/backtest') && <CampaignBacktest campaign={shown} isValid={canPreview} />}
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  );
}

/** What a campaign lacks to be saved. */
function missingOf({
  name,
  placements,
  variants,
}: Campaign): ('name' | 'placements' | 'offer' | 'headline' | 'prompt' | 'questionId' | 'strategies' | 'titleText' | 'person')[] {
  const has = (text: LocalizedText | undefined): boolean => Object.values(text ?? {}).some((each) => each.trim() !== '');
  const missing = new Set<ReturnType<typeof missingOf>[number]>();
  if (name.trim() === '') missing.add('name');
  if (placements.length === 0) missing.add('placements');
  for (const { content } of variants) {
    if ('headline' in content && !has(content.headline)) missing.add('headline');
    if (content.kind === 'offer' && content.offerId === '') missing.add('offer');
    if (content.kind === 'question' && content.questionId === '') missing.add('questionId');
    if (content.kind === 'question' && !has(content.prompt)) missing.add('prompt');
    if (content.kind === 'recommendations' && content.strategies.length === 0) missing.add('strategies');
    if (content.kind === 'recommendations' && !has(content.title)) missing.add('titleText');
    if (content.kind === 'contact' && content.person.name === '') missing.add('person');
  }
  return [...missing];
}
