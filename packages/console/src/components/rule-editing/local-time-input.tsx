import { TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { fromLocalTime, toLocalTime } from './local-time.ts';

/** A year that is typed digit by digit passes through the first centuries: 0002, 0020, 0202. */
const begunYear = /^0/;

/** A day and time of a zone's clock; an ISO time with its offset inside. Empty is undefined. */
export function LocalTimeInput({
  label,
  value,
  timeZone,
  onChange,
}: {
  readonly label: string;
  readonly value: string | undefined;
  readonly timeZone: string;
  readonly onChange: (iso: string | undefined) => void;
}): ReactElement {
  const [begun, setBegun] = useState<string>();
  return (
    <TextInput
      miw={190}
      type="datetime-local"
      label={label}
      value={begun ?? toLocalTime(value, timeZone)}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        const isBegun = begunYear.test(typed);
        setBegun(isBegun ? typed : undefined);
        if (!isBegun) onChange(fromLocalTime(typed, timeZone));
      }}
      onBlur={() => setBegun(undefined)}
    />
  );
}
