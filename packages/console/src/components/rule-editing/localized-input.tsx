import { Group, Textarea, TextInput } from '@mantine/core';
import type { LocalizedText } from '@quen/protocol';
import type { ReactElement } from 'react';
import { useLanguage } from '../../i18n/language.tsx';
import { useShop } from '../../shell/shop.tsx';

/** A text in each of the shop's languages, side by side, so that none is forgotten. */
export function LocalizedInput({
  label,
  value,
  onChange,
  isLong = false,
  required = false,
}: {
  readonly label: string;
  readonly value: LocalizedText | undefined;
  readonly onChange: (value: LocalizedText | undefined) => void;
  readonly isLong?: boolean;
  readonly required?: boolean;
}): ReactElement {
  const { languages } = useShop();
  const { language } = useLanguage();
  const names = new Intl.DisplayNames([language], { type: 'language' });
  const change = (key: string, text: string): void => {
    const next = Object.fromEntries(Object.entries({ ...value, [key]: text }).filter(([, each]) => each !== ''));
    onChange(Object.keys(next).length === 0 ? undefined : next);
  };
  const Input = isLong ? Textarea : TextInput;
  return (
    <Group grow gap="sm" align="flex-start" preventGrowOverflow={false}>
      {languages.map((each, index) => (
        <Input
          key={each}
          miw={180}
          label={`${label} · ${names.of(each) ?? each}`}
          required={required && index === 0}
          value={value?.[each] ?? ''}
          onChange={(event) => change(each, event.currentTarget.value)}
          {...(isLong ? { autosize: true, minRows: 2 } : {})}
        />
      ))}
    </Group>
  );
}
