import { TagsInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { type Texts, useText } from '../../i18n/use-text.ts';
import { builderText } from './builder-text.ts';
import { readFigures } from './read-figures.ts';

const listText: Texts<'none'> = {
  none: { vi: '“{text}” không phải là số.', en: '“{text}” is not a number.' },
};

/** Numbers to compare with, as the language writes them; what is typed and is none is told. */
export function NumberListOperand({
  label,
  language,
  value,
  onChange,
}: {
  readonly label: string;
  readonly language: 'vi' | 'en';
  readonly value: readonly number[];
  readonly onChange: (value: number[]) => void;
}): ReactElement {
  const t = useText(listText);
  const words = useText(builderText);
  const [refused, setRefused] = useState<string>();
  const format = new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 15 });
  const written = new Map(value.map((each) => [format.format(each), each]));
  return (
    <TagsInput
      aria-label={label}
      size="sm"
      splitChars={[';']}
      value={[...written.keys()]}
      placeholder={value.length === 0 ? words('listHint') : ''}
      error={refused !== undefined && t('none', { text: refused })}
      onChange={(next) => {
        const read = next.map((text) => ({
          text,
          figures: written.has(text) ? [written.get(text) ?? 0] : readFigures(text, language),
        }));
        setRefused(read.find(({ figures }) => figures === undefined)?.text);
        onChange([...new Set(read.flatMap(({ figures }) => figures ?? []))]);
      }}
    />
  );
}
