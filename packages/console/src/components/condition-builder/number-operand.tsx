import { NumberInput, Text } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { onNumber } from '../read-number.ts';

/** A number to compare with. A condition cannot do without: left empty, the field shows again what holds. */
export function NumberOperand({
  label,
  language,
  unit,
  digits,
  value,
  onChange,
}: {
  readonly label: string;
  readonly language: 'vi' | 'en';
  readonly unit: string;
  /** Decimals it may have; any when absent. */
  readonly digits?: number;
  readonly value: number;
  readonly onChange: (value: number) => void;
}): ReactElement {
  const [timesLeftEmpty, setTimesLeftEmpty] = useState(0);
  return (
    <NumberInput
      key={timesLeftEmpty}
      aria-label={label}
      size="sm"
      thousandSeparator={language === 'vi' ? '.' : ','}
      decimalSeparator={language === 'vi' ? ',' : '.'}
      {...(digits !== undefined && { decimalScale: digits })}
      value={value}
      rightSection={
        <Text fz="xs" c="dimmed" pe="xs">
          {unit}
        </Text>
      }
      rightSectionWidth={56}
      hideControls
      onChange={onNumber(onChange)}
      onBlur={({ currentTarget }) => /\d/.test(currentTarget.value) || setTimesLeftEmpty((times) => times + 1)}
    />
  );
}
