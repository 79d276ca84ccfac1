import { Group, Select } from '@mantine/core';
import type { ReactElement } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { FigureInput } from '../figure-input.tsx';
import { builderText } from './builder-text.ts';

const units = [
  ['s', 'seconds'],
  ['m', 'minutes'],
  ['h', 'hours'],
  ['d', 'days'],
  ['w', 'weeks'],
] as const;

/** Whether a value is a length of time this form can show. */
export function isDuration(value: unknown): value is string {
  return typeof value === 'string' && /^\d{1,6}(\.\d{1,3})?[smhdw]$/.test(value);
}

/** A length of time: `14d` as a number and a unit. */
export function DurationEditor({
  value,
  onChange,
  label,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label: string;
}): ReactElement {
  const t = useText(builderText);
  const amount = Number.parseFloat(value);
  const unit = value.slice(-1);
  return (
    <Group gap={4} wrap="nowrap">
      <FigureInput
        aria-label={label}
        value={amount}
        min={0}
        max={999_999}
        decimalScale={3}
        w={84}
        size="sm"
        onChange={(next) => onChange(`${next}${unit}`)}
      />
      <Select
        aria-label={label}
        w={104}
        size="sm"
        allowDeselect={false}
        data={units.map(([short, name]) => ({ value: short, label: t(name) }))}
        value={unit}
        onChange={(next) => next !== null && onChange(`${Number.isFinite(amount) ? amount : 1}${next}`)}
      />
    </Group>
  );
}
