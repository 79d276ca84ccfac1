import { expect, it, vi } from 'vitest';
import { onNumber, readNumber } from './read-number.ts';

it.each([
  [12, 12],
  ['', undefined],
  ['-', undefined],
  ['12.', 12],
  ['12.50', 12.5],
  ['0.0', 0],
  ['007', 7],
])('reads %j as %j', (next, value) => {
  expect(readNumber(next)).toBe(value);
});

it('hands on numbers only', () => {
  const take = vi.fn();
  for (const next of ['', '-', '1.', 1.5]) onNumber(take)(next);
  expect(take.mock.calls).toEqual([[1], [1.5]]);
});
