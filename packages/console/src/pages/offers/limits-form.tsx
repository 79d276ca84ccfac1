import { NumberInput, SimpleGrid } from '@mantine/core';
import type { OfferLimits } from '@quen/protocol';
import type { ReactElement } from 'react';
import { readNumber } from '../../components/read-number.ts';
import { MoneyInput } from '../../components/rule-editing/money-input.tsx';
import { type Changes, withChanges } from '../../components/rule-editing/with-changes.ts';
import { useText } from '../../i18n/use-text.ts';
import { offersText } from './offers-text.ts';

const counts = [
  ['totalUses', 'totalUses'],
  ['usesPerCustomer', 'usesPerCustomer'],
  ['usesPerDay', 'usesPerDay'],
] as const;
const amounts = [
  ['totalSpendMinor', 'totalSpend'],
  ['spendPerDayMinor', 'spendPerDay'],
  ['maxDiscountMinor', 'maxDiscount'],
] as const;

/** How much of an offer there is; an empty field is no limit. */
export function LimitsForm({
  limits = {},
  currency,
  onChange,
}: {
  readonly limits: OfferLimits | undefined;
  readonly currency: string;
  readonly onChange: (limits: OfferLimits | undefined) => void;
}): ReactElement {
  const t = useText(offersText);
  const set = (changes: Changes<OfferLimits>): void => {
    const next = withChanges(limits, changes);
    onChange(Object.keys(next).length === 0 ? undefined : next);
  };
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
      {counts.map(([key, label]) => (
        <NumberInput
          key={key}
          label={t(label)}
          placeholder={t('noLimit')}
          min={1}
          allowDecimal={false}
          value={limits[key] ?? ''}
          onChange={(next) => set({ [key]: readNumber(next) })}
        />
      ))}
      {amounts.map(([key, label]) => (
        <MoneyInput
          key={key}
          label={t(label)}
          placeholder={t('noLimit')}
          currency={currency}
          value={limits[key]}
          onChange={(next) => set({ [key]: next })}
        />
      ))}
      <NumberInput
        label={t('minMargin')}
        description={t('minMarginHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder={t('noLimit')}
        min={0}
        max={100}
        decimalScale={1}
        value={limits.minMargin === undefined ? '' : Math.round(limits.minMargin * 1000) / 10}
        onChange={(next) => {
          const percent = readNumber(next);
          set({ minMargin: percent === undefined ? undefined : percent / 100 });
        }}
      />
    </SimpleGrid>
  );
}
