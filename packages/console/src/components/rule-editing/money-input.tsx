import { NumberInput, Text } from '@mantine/core';
import { currencyDigits, fromMinor, toMinor } from '@quen/protocol';
import type { ReactElement } from 'react';
import { useLanguage } from '../../i18n/language.tsx';
import { onPasteAmount } from '../paste-amount.ts';
import { readNumber } from '../read-number.ts';

/** An amount in a currency's usual units; minor units inside. Empty is undefined. */
export function MoneyInput({
  label,
  value,
  currency,
  onChange,
  placeholder = '',
}: {
  readonly label: string;
  readonly value: number | undefined;
  readonly currency: string;
  readonly onChange: (minor: number | undefined) => void;
  readonly placeholder?: string;
}): ReactElement {
  const { language } = useLanguage();
  return (
    <NumberInput
      label={label}
      miw={150}
      min={0}
      hideControls
      placeholder={placeholder}
      thousandSeparator={language === 'vi' ? '.' : ','}
      decimalSeparator={language === 'vi' ? ',' : '.'}
      decimalScale={currencyDigits(currency)}
      rightSection={
        <Text fz="xs" c="dimmed" pe="xs">
          {currency}
        </Text>
      }
      rightSectionWidth={48}
      onPaste={onPasteAmount(currencyDigits(currency), (amount) => onChange(toMinor(amount, currency)))}
      value={value === undefined ? '' : fromMinor(value, currency)}
      onChange={(next) => {
        const amount = readNumber(next);
        onChange(amount === undefined ? undefined : toMinor(amount, currency));
      }}
    />
  );
}
