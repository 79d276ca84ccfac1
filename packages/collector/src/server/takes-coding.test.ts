import { expect, it } from 'vitest';
import { takesCoding } from './takes-coding.ts';

it.each([
  ['gzip, deflate, br', true],
  ['br;q=0.1', true],
  ['gzip;q=0, br;q=0.001', true],
  ['br;q=0', false],
  ['br ; q=0.000, gzip', false],
  ['gzip', false],
  ['brotli', false],
  ['', false],
  [undefined, false],
])('reads %o', (accepted, takes) => {
  expect(takesCoding(accepted, 'br')).toBe(takes);
});
