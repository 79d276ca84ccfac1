import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyDigits, fromMinor, toMinor } from './money.ts';

describe('money', () => {
  it('knows that the đồng has no decimals and the dinar three', () => {
    expect(['VND', 'JPY', 'GBP', 'USD', 'KWD'].map(currencyDigits)).toEqual([0, 0, 2, 2, 3]);
  });

  it('refuses what is not a currency code', () => {
    expect(() => currencyDigits('đồng')).toThrow(RangeError);
  });

  it.each([
    [25000, 'VND', 25000],
    [12.5, 'GBP', 1250],
    [1.005, 'GBP', 101],
    [8.345, 'USD', 835],
    [-1.005, 'GBP', -101],
    [0.1 + 0.2, 'USD', 30],
    [1.2345, 'KWD', 1235],
    [-0, 'USD', 0],
  ])('%d %s is %d minor units', (amount, currency, minor) => {
    expect(toMinor(amount, currency)).toBe(minor);
  });

  it('brings every minor amount back through the wire unchanged', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.constantFrom('VND', 'GBP', 'KWD'), (minor, currency) => {
        expect(toMinor(fromMinor(minor, currency), currency)).toBe(minor === 0 ? 0 : minor);
      }),
    );
  });
});
