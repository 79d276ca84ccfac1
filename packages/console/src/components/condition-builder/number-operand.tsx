import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { FigureInput } from '../figure-input.tsx';
import { onPasteAmount } from '../paste-amount.ts';

/** A number to compare with. */
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
  /** Decimals that an amount of money may have; absent for any other number. */
  readonly digits?: number;
  readonly value: number;
  readonly onChange: (value: number) => void;
}): ReactElement {
  return (
    <FigureInput
      aria-label={label}
      size="sm"
      thousandSeparator={language === 'vi' ? '.' : ','}
      decimalSeparator={language === 'vi' ? ',' : '.'}
      {...(digits !== undefined && { decimalScale: digits, onPaste: onPasteAmount(digits, onChange) })}
      value={value}
      rightSection={
        <Text fz="xs" c="dimmed" pe="xs">
          {unit}
        </Text>
      }
      rightSectionWidth={56}
      hideControls
      onChange={onChange}
    />
  );
}
