import { MantineProvider } from '@mantine/core';
import { act, type ReactElement, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MoneyInput } from './money-input.tsx';

let root: Root;
let place: HTMLElement;
let minor: number | undefined;

function Field({ currency }: { readonly currency: string }): ReactElement {
  const [value, setValue] = useState<number>();
  minor = value;
  return <MoneyInput label="amount" currency={currency} value={value} onChange={setValue} />;
}

/** Types as a keyboard does, a character after another at the end of what the field shows. */
async function type(text: string, currency: string): Promise<string> {
  await act(async () =>
    root.render(
      <MantineProvider env="test">
        <Field currency={currency} />
      </MantineProvider>,
    ),
  );
  const input = place.querySelector('input');
  if (input === null) throw new Error('there is no field');
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  for (const character of text) {
    await act(async () => {
      setValue?.call(input, input.value + character);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }
  return input.value;
}

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  place = document.createElement('div');
  document.body.append(place);
  root = createRoot(place);
});
afterEach(async () => {
  await act(async () => root.unmount());
  place.remove();
});

// Outside a provider the language is Vietnamese: a comma before the decimals.
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
