import { Anchor, Group, Stack, Text, TextInput } from '@mantine/core';
import { compileCondition } from '@quen/engine';
import type { RuleSet, Segment } from '@quen/protocol';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type ReactElement, useMemo } from 'react';
import { ConditionBuilder } from '../../components/condition-builder/condition-builder.tsx';
import { Editable } from '../../components/editable.tsx';
import { Page } from '../../components/page.tsx';
import { NameInput } from '../../components/rule-editing/name-input.tsx';
import { RuleActions, RuleNotices } from '../../components/rule-editing/rule-bar.tsx';
import { RuleLoader } from '../../components/rule-editing/rule-loader.tsx';
import { Section } from '../../components/rule-editing/section.tsx';
import { useRuleForm } from '../../components/rule-editing/use-rule-form.ts';
import { useText } from '../../i18n/use-text.ts';
import { useMay } from '../../shell/member.tsx';
import { RuleNotFound } from '../../shell/not-found.tsx';
import { SegmentPeople } from './segment-people.tsx';
import { SegmentSizeChart } from './segment-size-chart.tsx';
import { segmentsText } from './segments-text.ts';

const fresh: Segment = { id: '', name: '', condition: { 'orders.count': { $gte: 2 } } };

/** Edits one segment; `new` makes one. */
export function SegmentEditor(): ReactElement {
  const { id = 'new' } = useParams({ strict: false }) as { id?: string };
  const t = useText(segmentsText);
  return (
    <RuleLoader title={t('title')}>
      {(ruleSet) => {
        const saved = id === 'new' ? fresh : ruleSet.segments.find((segment) => segment.id === id);
        return saved === undefined ? (
          <RuleNotFound kind="segments" id={id} />
        ) : (
          <Editor key={id} id={id} saved={saved} ruleSet={ruleSet} />
        );
      }}
    </RuleLoader>
  );
}

function Editor({
  id,
  saved,
  ruleSet,
}: {
  readonly id: string;
  readonly saved: Segment;
  readonly ruleSet: RuleSet;
}): ReactElement {
  const t = useText(segmentsText);
  const navigate = useNavigate();
  const form = useRuleForm({
    kind: 'segments',
    id,
    saved,
    version: ruleSet.version,
    onSaved: (value) => id === 'new' && void navigate({ to: `/segments/${encodeURIComponent(value.id)}`, replace: true }),
    onRemoved: () => void navigate({ to: '/segments' }),
  });
  const { value, setValue } = form.draft;
  const mayLook = useMay('POST /segments/preview');
  const others = useMemo(() => ruleSet.segments.filter((segment) => segment.id !== id), [ruleSet.segments, id]);
  const isValid = useMemo(() => compileCondition(value.condition, { segments: others }).ok, [value.condition, others]);
  const users = [...ruleSet.campaigns, ...ruleSet.offers].filter(
    (each) => id !== 'new' && JSON.stringify(each).includes(`"$inSegment":"${id}"`),
  );
  return (
    <Page title={value.name || t('newTitle')} actions={<RuleActions form={form} canSave={value.name.trim() !== '' && isValid} />}>
      <RuleNotices form={form} saved={saved} />
      <Editable needs="PUT /rules/:kind/:id">
        <Section title={t('who')} hint={t('whoHint')}>
          <Group grow align="flex-start" preventGrowOverflow={false}>
            <NameInput label={t('name')} form={form} fallback="segment" others={ruleSet.segments} />
            <TextInput
              miw={200}
              label={t('description')}
              value={value.description ?? ''}
              onChange={(event) => {
                const text = event.currentTarget.value;
                setValue(({ description: _, ...rest }) => (text === '' ? rest : { ...rest, description: text }));
              }}
            />
          </Group>
          <ConditionBuilder
            scope="segment"
            value={value.condition}
            onChange={(condition) => setValue((before) => ({ ...before, condition }))}
          />
        </Section>
      </Editable>
      {mayLook && (
        <SegmentPeople
          condition={value.condition}
          isValid={isValid}
          segments={others}
          savedId={form.isNew || form.draft.isDirty ? null : id}
        />
      )}
      {!form.isNew && <SegmentSizeChart id={id} />}
      {users.length > 0 && (
        <Stack gap={4}>
          <Text fz="sm" c="dimmed">
            {t('uses')}
          </Text>
          {users.map((each) => (
            <Anchor
              key={each.id}
              component={Link}
              to={`/${'benefit' in each ? 'offers' : 'campaigns'}/${encodeURIComponent(each.id)}`}
              fz="sm"
            >
              {each.name}
            </Anchor>
          ))}
        </Stack>
      )}
    </Page>
  );
}
