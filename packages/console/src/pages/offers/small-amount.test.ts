import { expect, it } from 'vitest';
import { smallAmountMinor } from './small-amount.ts';

it.each([
  ['VND', 50_000],
  ['GBP', 500],
  ['JPY', 500],
  ['KWD', 5_000],
])('is small and round in %s', (currency, minor) => {
  expect(smallAmountMinor(currency)).toBe(minor);
});
