import { JsonInput } from '@mantine/core';
import type { Json } from '@quen/protocol';
import { type ReactElement, useEffect, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { builderText } from './builder-text.ts';

/** Any JSON as text; a text that is none yet leaves the value as it was. `check` answers what is wrong with a value, if anything. */
export function JsonEditor({
  value,
  onChange,
  label,
  check,
}: {
  readonly value: Json;
  readonly onChange: (value: Json) => void;
  readonly label: string;
  readonly check?: (value: Json) => string | null;
}): ReactElement {
  const t = useText(builderText);
  const [text, setText] = useState(() => JSON.stringify(value, null, 1) ?? 'null');
  const [isInvalid, setInvalid] = useState(false);
  useEffect(() => {
    setText((present) => (isSame(present, value) ? present : JSON.stringify(value, null, 1)));
  }, [value]);
  const fault = isInvalid ? t('invalidJson') : (check?.(value) ?? null);
  return (
    <JsonInput
      aria-label={label}
      value={text}
      autosize
      minRows={1}
      maxRows={16}
      size="sm"
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }}
      error={fault}
      onChange={(next) => {
        setText(next);
        try {
          const parsed = JSON.parse(next) as Json;
          setInvalid(false);
          onChange(parsed);
        } catch {
          setInvalid(true);
        }
      }}
    />
  );
}

function isSame(text: string, value: Json): boolean {
  try {
    return JSON.stringify(JSON.parse(text)) === JSON.stringify(value);
  } catch {
    return true;
  }
}
