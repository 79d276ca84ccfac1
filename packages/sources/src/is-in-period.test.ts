import { expect, test } from 'vitest';
import { isInPeriod } from './is-in-period.ts';

const at = (moment: string): number => Date.parse(moment);

test.each([
  ['2026-02-24T11:07:31+0100/2026-02-28T23:07:31+0100', '2026-02-24T10:07:30Z', false],
  ['2026-02-24T11:07:31+0100/2026-02-28T23:07:31+0100', '2026-02-24T10:07:31Z', true],
  ['2026-02-24T11:07+01/2026-02-28T23:07-08:00', '2026-03-01T07:06:59Z', true],
  ['2026-02-24T11:07+01/2026-02-28T23:07-08:00', '2026-03-01T07:07:00Z', false],
  ['2026-02-24T11:07/2026-02-28 23:07Z', '2026-02-24T11:06:59Z', false],
  ['2026-02-24/2026-02-28', '2026-02-28T23:59:59Z', true],
  ['2026-02-24/2026-02-28', '2026-03-01T00:00:00Z', false],
  ['', '2026-03-01T00:00:00Z', true],
  ['2026-02-24', '2026-03-01T00:00:00Z', true],
])('%s at %s: %s', (period, moment, expected) => {
  expect(isInPeriod(period, at(moment))).toBe(expected);
});
