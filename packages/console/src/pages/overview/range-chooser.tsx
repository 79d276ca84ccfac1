import { Group, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useShop } from '../../shell/shop.tsx';
import { type DayRange, dayOf, lastDays } from './day-range.ts';
import { overviewText } from './overview-text.ts';

const lengths: { readonly [choice: string]: number } = { today: 1, days7: 7, days28: 28, days90: 90 };

/** Today, the last so many days, or any two days. */
export function RangeChooser({
  range,
  onChange,
}: {
  readonly range: DayRange;
  readonly onChange: (range: DayRange) => void;
}): ReactElement {
  const t = useText(overviewText);
  const { timeZone } = useShop();
  const [choice, setChoice] = useState('days28');
  const [typed, setTyped] = useState(range);
  const isBackwards = typed.from > typed.to;
  const today = dayOf(Date.now(), timeZone);
  const type = (part: Partial<DayRange>): void => {
    const next = { ...typed, ...part };
    setTyped(next);
    // What is counted is what stands in the fields, or neither changes.
    if (next.from <= next.to) onChange(next);
  };
  return (
    <Stack gap="xs" maw="100%">
      <SegmentedControl
        aria-label={t('range')}
        size="xs"
        value={choice}
        onChange={(next) => {
          setChoice(next);
          const days = lengths[next];
          if (next === 'custom') setTyped(range);
          if (days !== undefined) onChange(lastDays(days, Date.now(), timeZone));
        }}
        data={[
          { value: 'today', label: t('today') },
          { value: 'days7', label: t('days7') },
          { value: 'days28', label: t('days28') },
          { value: 'days90', label: t('days90') },
          { value: 'custom', label: t('custom') },
        ]}
      />
      {choice === 'custom' && (
        <Group gap="xs" grow align="flex-start">
          <TextInput
            type="date"
            size="xs"
            label={t('from')}
            value={typed.from}
            max={typed.to}
            error={isBackwards && t('backwards')}
            onChange={({ currentTarget: { value } }) => value && type({ from: value })}
          />
          <TextInput
            type="date"
            size="xs"
            label={t('to')}
            value={typed.to}
            min={typed.from}
            max={today}
            onChange={({ currentTarget: { value } }) => value && type({ to: value })}
          />
        </Group>
      )}
    </Stack>
  );
}
