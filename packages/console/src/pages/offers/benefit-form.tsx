import { ActionIcon, Button, Group, Select, Stack } from '@mantine/core';
import type { Benefit, BenefitKind } from '@quen/protocol';
import { IconX } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { FigureInput } from '../../components/figure-input.tsx';
import { MoneyInput } from '../../components/rule-editing/money-input.tsx';
import { ProductPicker } from '../../components/rule-editing/product-picker.tsx';
import { useText } from '../../i18n/use-text.ts';
import { offersText } from './offers-text.ts';
import { smallAmountMinor } from './small-amount.ts';

const fresh: { readonly [K in BenefitKind]: (smallMinor: number) => Benefit } = {
  percentage: () => ({ kind: 'percentage', percent: 10 }),
  amount: (smallMinor) => ({ kind: 'amount', amountMinor: smallMinor }),
  free_shipping: () => ({ kind: 'free_shipping' }),
  gift: () => ({ kind: 'gift', itemId: '', quantity: 1 }),
  buy_x_get_y: () => ({ kind: 'buy_x_get_y', buy: 2, get: 1, percentOff: 100 }),
  tiered: (smallMinor) => ({
    kind: 'tiered',
    tiers: [
      { spendMinor: 10 * smallMinor, percent: 5 },
      { spendMinor: 20 * smallMinor, percent: 10 },
    ],
  }),
  points: () => ({ kind: 'points', points: 100 }),
};
const kinds = Object.keys(fresh) as BenefitKind[];

/** What an offer gives: its kind, and that kind's figures. */
export function BenefitForm({
  benefit,
  currency,
  onChange,
}: {
  readonly benefit: Benefit;
  readonly currency: string;
  readonly onChange: (benefit: Benefit) => void;
}): ReactElement {
  const t = useText(offersText);
  const smallMinor = smallAmountMinor(currency);
  return (
    <Stack gap="md">
      <Group align="flex-end">
        <Select
          label={t('kind')}
          miw={200}
          allowDeselect={false}
          value={benefit.kind}
          data={kinds.map((value) => ({ value, label: t(value) }))}
          onChange={(kind) => kind !== null && kind !== benefit.kind && onChange(fresh[kind as BenefitKind](smallMinor))}
        />
        {benefit.kind === 'percentage' && (
          <Percent label={t('percent')} value={benefit.percent} onChange={(percent) => onChange({ ...benefit, percent })} />
        )}
        {benefit.kind === 'amount' && (
          <MoneyInput
            label={t('amountOff')}
            currency={currency}
            value={benefit.amountMinor}
            onChange={(amountMinor = 0) => onChange({ ...benefit, amountMinor })}
          />
        )}
        {benefit.kind === 'buy_x_get_y' && (
          <>
            <Whole label={t('buy')} value={benefit.buy} onChange={(buy) => onChange({ ...benefit, buy })} />
            <Whole label={t('get')} value={benefit.get} onChange={(get) => onChange({ ...benefit, get })} />
            <Percent
              label={t('percentOff')}
              value={benefit.percentOff}
              onChange={(percentOff) => onChange({ ...benefit, percentOff })}
            />
          </>
        )}
        {benefit.kind === 'points' && (
          <>
            <Whole label={t('points')} value={benefit.points} onChange={(points) => onChange({ ...benefit, points })} />
            <MoneyInput
              label={t('perSpend')}
              currency={currency}
              value={benefit.perMinor}
              onChange={(perMinor) =>
                onChange(perMinor === undefined ? { kind: 'points', points: benefit.points } : { ...benefit, perMinor })
              }
            />
          </>
        )}
        {benefit.kind === 'gift' && (
          <Whole label={t('quantity')} value={benefit.quantity} onChange={(quantity) => onChange({ ...benefit, quantity })} />
        )}
      </Group>
      {benefit.kind === 'gift' && (
        <ProductPicker
          label={t('giftItem')}
          max={1}
          value={benefit.itemId === '' ? [] : [benefit.itemId]}
          onChange={([itemId = '']) => onChange({ ...benefit, itemId })}
        />
      )}
      {benefit.kind === 'tiered' && (
        <Stack gap="xs">
          {benefit.tiers.map((tier, index) => {
            const change = (next: typeof tier): void =>
              onChange({ ...benefit, tiers: benefit.tiers.map((each, at) => (at === index ? next : each)) });
            return (
              <Group key={`${index} of ${benefit.tiers.length}`} align="flex-end">
                <MoneyInput
                  label={t('spend')}
                  currency={currency}
                  value={tier.spendMinor}
                  onChange={(spendMinor = 0) => change({ ...tier, spendMinor })}
                />
                {tier.amountMinor === undefined ? (
                  <Percent label={t('percent')} value={tier.percent ?? 0} onChange={(percent) => change({ ...tier, percent })} />
                ) : (
                  <MoneyInput
                    label={t('amountOff')}
                    currency={currency}
                    value={tier.amountMinor}
                    onChange={(amountMinor = 0) => change({ ...tier, amountMinor })}
                  />
                )}
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={36}
                  aria-label={t('remove')}
                  onClick={() => onChange({ ...benefit, tiers: benefit.tiers.filter((_, at) => at !== index) })}
                >
                  <IconX size={16} />
                </ActionIcon>
              </Group>
            );
          })}
          <Button
            size="compact-sm"
            variant="light"
            w="fit-content"
            onClick={() =>
              onChange({
                ...benefit,
                tiers: [
                  ...benefit.tiers,
                  { spendMinor: (benefit.tiers.at(-1)?.spendMinor ?? 0) * 2 || 20 * smallMinor, percent: 15 },
                ],
              })
            }
          >
            {t('addTier')}
          </Button>
        </Stack>
      )}
    </Stack>
  );
}

interface FigureProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function Whole({ label, value, onChange }: FigureProps): ReactElement {
  return <FigureInput label={label} w={150} min={1} allowDecimal={false} value={value} onChange={onChange} />;
}

function Percent({ label, value, onChange }: FigureProps): ReactElement {
  return <FigureInput label={label} w={150} min={0} max={100} value={value} onChange={onChange} />;
}
