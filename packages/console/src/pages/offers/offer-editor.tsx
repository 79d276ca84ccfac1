import { Grid, Group, NumberInput, Select, Stack } from '@mantine/core';
import { compileCondition } from '@quen/engine';
import type { Offer, RuleSet } from '@quen/protocol';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type ReactElement, useMemo } from 'react';
import { ConditionBuilder } from '../../components/condition-builder/condition-builder.tsx';
import { Editable } from '../../components/editable.tsx';
import { FigureInput } from '../../components/figure-input.tsx';
import { Page } from '../../components/page.tsx';
import { readNumber } from '../../components/read-number.ts';
import { LocalizedInput } from '../../components/rule-editing/localized-input.tsx';
import { MoneyInput } from '../../components/rule-editing/money-input.tsx';
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
import { RuleNotFound } from '../../shell/not-found.tsx';
import { BenefitForm } from './benefit-form.tsx';
import { CodeForm } from './code-form.tsx';
import { LimitsForm } from './limits-form.tsx';
import { OfferUsage } from './offer-usage.tsx';
import { offersText } from './offers-text.ts';

/** Edits one offer with its use beside; `new` makes one. */
export function OfferEditor(): ReactElement {
  const { id = 'new' } = useParams({ strict: false }) as { id?: string };
  const t = useText(offersText);
  return (
    <RuleLoader title={t('title')}>
      {(ruleSet) => {
        const fresh: Offer = {
          id: '',
          name: '',
          status: 'draft',
          currency: ruleSet.shop.currency,
          benefit: { kind: 'percentage', percent: 10 },
          limits: { usesPerCustomer: 1 },
          stacking: 'best',
        };
        const saved = id === 'new' ? fresh : ruleSet.offers.find((offer) => offer.id === id);
        return saved === undefined ? (
          <RuleNotFound kind="offers" id={id} />
        ) : (
          <Editor key={id} id={id} saved={saved} ruleSet={ruleSet} />
        );
      }}
    </RuleLoader>
  );
}

function Editor({ id, saved, ruleSet }: { readonly id: string; readonly saved: Offer; readonly ruleSet: RuleSet }): ReactElement {
  const t = useText(offersText);
  const navigate = useNavigate();
  const form = useRuleForm({
    kind: 'offers',
    id,
    saved,
    version: ruleSet.version,
    onSaved: (value) => id === 'new' && void navigate({ to: `/offers/${encodeURIComponent(value.id)}`, replace: true }),
    onRemoved: () => void navigate({ to: '/offers' }),
  });
  const { value, setValue } = form.draft;
  const set = (changes: Changes<Offer>): void => setValue((before) => withChanges(before, changes));
  const areValid = useMemo(
    () =>
      [value.eligibility, value.lines].every(
        (condition) => condition === undefined || compileCondition(condition, { segments: ruleSet.segments }).ok,
      ),
    [value.eligibility, value.lines, ruleSet.segments],
  );
  const isWhole =
    value.name.trim() !== '' &&
    !(value.code?.kind === 'shared' && value.code.code === '') &&
    !(value.benefit.kind === 'gift' && value.benefit.itemId === '');
  const canSave = areValid && isWhole;
  const emptyAsNone = (condition: Offer['eligibility']): Offer['eligibility'] | undefined =>
    condition !== undefined && Object.keys(condition).length > 0 ? condition : undefined;
  return (
    <Page
      title={value.name || t('newTitle')}
      actions={
        <RuleActions form={form} canSave={canSave}>
          <StatusBadge of={value} />
          <RunButton form={form} saved={saved} canSave={canSave} publishAs="running" />
        </RuleActions>
      }
    >
      <RuleNotices form={form} saved={saved} />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: form.isNew ? 12 : 7 }}>
          <Editable needs="PUT /rules/:kind/:id">
            <Stack gap="lg">
              <Section title={t('what')}>
                <NameInput label={t('name')} form={form} fallback="offer" others={ruleSet.offers} />
                <BenefitForm benefit={value.benefit} currency={value.currency} onChange={(benefit) => set({ benefit })} />
                <Group align="flex-start">
                  <MoneyInput
                    label={t('minSpend')}
                    currency={value.currency}
                    value={value.minSpendMinor}
                    onChange={(minSpendMinor) => set({ minSpendMinor })}
                  />
                  <NumberInput
                    label={t('minQuantity')}
                    w={160}
                    min={1}
                    allowDecimal={false}
                    value={value.minQuantity ?? ''}
                    onChange={(next) => set({ minQuantity: readNumber(next) })}
                  />
                </Group>
                <LocalizedInput
                  label={t('description')}
                  isLong
                  value={value.description}
                  onChange={(description) => set({ description })}
                />
              </Section>
              <Section title={t('who')} hint={t('whoHint')}>
                <ConditionBuilder
                  scope="offer"
                  value={value.eligibility ?? {}}
                  onChange={(condition) => set({ eligibility: emptyAsNone(condition) })}
                />
              </Section>
              <Section title={t('lines')} hint={t('linesHint')}>
                <ConditionBuilder
                  scope="line"
                  value={value.lines ?? {}}
                  onChange={(condition) => set({ lines: emptyAsNone(condition) })}
                />
              </Section>
              <Section title={t('limits')}>
                <LimitsForm limits={value.limits} currency={value.currency} onChange={(limits) => set({ limits })} />
              </Section>
              <Section title={t('code')}>
                <CodeForm code={value.code} onChange={(code) => set({ code })} />
              </Section>
              <Section title={t('stacking')}>
                <Group>
                  <Select
                    aria-label={t('stacking')}
                    miw={220}
                    allowDeselect={false}
                    value={value.stacking ?? 'best'}
                    data={(['best', 'stackable', 'exclusive'] as const).map((each) => ({ value: each, label: t(each) }))}
                    onChange={(stacking) => stacking !== null && set({ stacking: stacking as NonNullable<Offer['stacking']> })}
                  />
                  <FigureInput
                    aria-label={t('priority')}
                    w={120}
                    prefix={`${t('priority')}: `}
                    value={value.priority ?? 0}
                    onChange={(priority) => set({ priority: priority === 0 ? undefined : priority })}
                  />
                </Group>
              </Section>
              <Section title={t('schedule')}>
                <ScheduleEditor value={value.schedule} onChange={(schedule) => set({ schedule })} />
              </Section>
            </Stack>
          </Editable>
        </Grid.Col>
        {!form.isNew && (
          <Grid.Col span={{ base: 12, lg: 5 }}>
            <Stack gap="lg">
              <OfferUsage offer={saved} />
            </Stack>
          </Grid.Col>
        )}
      </Grid>
    </Page>
  );
}
