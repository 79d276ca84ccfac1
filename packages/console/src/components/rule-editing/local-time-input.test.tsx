import { act, type ReactElement, useState } from 'react';
import { expect, it } from 'vitest';
import { show } from '../../../test/show.tsx';
import { typeInto } from '../../../test/type-into.ts';
import { LocalTimeInput } from './local-time-input.tsx';

const first = '2026-12-01T21:30:00+07:00';
let taken: string | undefined;

function Field(): ReactElement {
  const [value, setValue] = useState<string | undefined>(first);
  taken = value;
  return <LocalTimeInput label="starts" value={value} timeZone="Asia/Ho_Chi_Minh" onChange={setValue} />;
}

async function field(): Promise<HTMLInputElement> {
  const input = (await show(<Field />)).querySelector('input');
  if (input === null) throw new Error('there is no field');
  return input;
}

it('keeps what stands in it while a year is typed, digit by digit', async () => {
  const input = await field();
  for (const year of ['0002', '0020', '0202']) {
    await typeInto(input, `${year}-12-01T21:30`);
    expect(input.value).toBe(`${year}-12-01T21:30`);
    expect(taken).toBe(first);
  }
  await typeInto(input, '2027-12-01T21:30');
  expect(input.value).toBe('2027-12-01T21:30');
  expect(taken).toBe('2027-12-01T21:30:00+07:00');
});

it('shows what was taken last when a year is left half typed', async () => {
  const input = await field();
  await act(async () => input.focus());
  await typeInto(input, '0020-12-01T21:30');
  await act(async () => input.blur());
  expect(input.value).toBe('2026-12-01T21:30');
  expect(taken).toBe(first);
});

it('holds nothing when it is emptied', async () => {
  const input = await field();
  await typeInto(input, '');
  expect(input.value).toBe('');
  expect(taken).toBeUndefined();
});
