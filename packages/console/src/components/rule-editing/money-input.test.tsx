import { type ReactElement, useState } from 'react';
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
});
