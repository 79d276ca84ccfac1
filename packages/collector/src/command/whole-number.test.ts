import { describe, expect, it } from 'vitest';
import { wholeNumber } from './whole-number.ts';

describe('wholeNumber', () => {
  it.each([
    ['0', 0],
    ['24', 24],
    ['8760', 8760],
  ])('reads %s', (text, number) => {
    expect(wholeNumber(0, 8_760)(text)).toBe(number);
  });

  it.each(['', ' ', '24h', '1e3', '0x10', '-1', '1.5', '8761', 'NaN', 'Infinity'])('refuses %j and says what to give', (text) => {
    expect(() => wholeNumber(0, 8_760, 'hours')(text)).toThrow('Give a whole number of hours, 0 to 8,760, without a unit.');
  });
});
