import { act, type ReactElement, useState } from 'react';
import { describe, expect, it } from 'vitest';
import { show } from '../../../test/show.tsx';
import { typeInto } from '../../../test/type-into.ts';
import { MoneyInput } from './money-input.tsx';

let minor: number | undefined;

function Field({ currency }: { readonly currency: string }): ReactElement {
  const [value, setValue] = useState<number>();
  minor = value;
  return <MoneyInput label="amount" currency={currency} value={value} onChange={setValue} />;
}

/** Types as a keyboard does, a character after another at the end of what the field shows. */
async function type(text: string, currency: string): Promise<string> {
  const place = await show(<Field currency={currency} />);
  const input = place.querySelector('input');
  if (input === null) throw new Error('there is no field');
  for (const character of text) await typeInto(input, input.value + character);
  return input.value;
}

/** Pastes over what the field shows. */
async function paste(text: string, currency: string, language: 'vi' | 'en'): Promise<string> {
  const place = await show(<Field currency={currency} />, language);
  const input = place.querySelector('input');
  if (input === null) throw new Error('there is no field');
  await typeInto(input, '7');
  input.setSelectionRange(0, input.value.length);
  const pasted = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), {
    clipboardData: { getData: () => text },
  });
  await act(async () => void input.dispatchEvent(pasted));
  return input.value;
}

// In Vietnamese: a comma before the decimals.
describe('an amount', () => {
  it.each([
    ['12,50', 'GBP', '12,50', 1250],
    ['10,05', 'GBP', '10,05', 1005],
    ['0,05', 'EUR', '0,05', 5],
    ['7,', 'EUR', '7,', 700],
    ['50000', 'VND', '50.000', 50_000],
  ])('typed as %s in %s stays as it is typed', async (text, currency, shown, expected) => {
    expect(await type(text, currency)).toBe(shown);
    expect(minor).toBe(expected);
  });

  it.each([
    ['25.000', 'VND', 'en', '25,000', 25_000],
    ['25,000', 'VND', 'vi', '25.000', 25_000],
    ['1.250.000 ₫', 'VND', 'en', '1,250,000', 1_250_000],
    ['12.50', 'GBP', 'vi', '12,5', 1250],
  ] as const)('pasted as %s in %s by whoever reads %s is %s', async (text, currency, language, shown, expected) => {
    expect(await paste(text, currency, language)).toBe(shown);
    expect(minor).toBe(expected);
  });
});
