import { describe, expect, it } from 'vitest';
import { readAmount } from './paste-amount.ts';

describe('a pasted amount', () => {
  it.each([
    ['25.000', 0, 25_000],
    ['25,000', 0, 25_000],
    ['25000 ₫', 0, 25_000],
    ['25.000đ', 0, 25_000],
    [' 25 000 VND ', 0, 25_000],
    ['₫1,250,000', 0, 1_250_000],
    ['1.250.000', 0, 1_250_000],
    ['25', 0, 25],
    ['1.234', 2, 1234],
    ['12.5', 2, 12.5],
    ['12,50 €', 2, 12.5],
    ['$1,234.50', 2, 1234.5],
    ['1.234,5', 2, 1234.5],
    ["1'234.50", 2, 1234.5],
    ['1,234.567', 3, 1234.567],
  ])('%s with %i decimals is %s', (text, digits, expected) => {
    expect(readAmount(text, digits)).toBe(expected);
  });

  it.each([
    ['', 0],
    ['miễn phí', 0],
    ['-5', 0],
    ['99.5', 0],
    ['12.34.56', 2],
    ['1.234', 3],
    ['1,2,3.4', 2],
  ])('“%s” with %i decimals is left to whoever types it', (text, digits) => {
    expect(readAmount(text, digits)).toBeUndefined();
  });
});
