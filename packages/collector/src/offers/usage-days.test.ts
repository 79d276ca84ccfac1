import { expect, it } from 'vitest';
import { usageDays } from './usage-days.ts';

const nowMs = Date.parse('2026-11-10T01:00:00Z');
const use = (at: string, uses: number) => ({ dayStartMs: Date.parse(at), uses, amountMinor: 100 * uses });

it('names every day from the first use until today, in the shop’s zone', () => {
  const counted = [use('2026-11-09T00:00:00+07:00', 1), use('2026-11-07T00:00:00+07:00', 2)];
  expect(usageDays(counted, 'Asia/Ho_Chi_Minh', nowMs, 90)).toEqual([
    { day: '2026-11-07', uses: 2, spendMinor: 200 },
    { day: '2026-11-08', uses: 0, spendMinor: 0 },
    { day: '2026-11-09', uses: 1, spendMinor: 100 },
    { day: '2026-11-10', uses: 0, spendMinor: 0 },
  ]);
});

it('names none before the first use, and none too long ago', () => {
  expect(usageDays([], 'UTC', nowMs, 90)).toEqual([]);
  expect(usageDays([use('2026-11-01T00:00:00Z', 1)], 'UTC', nowMs, 3).map(({ day }) => day)).toEqual([
    '2026-11-08',
    '2026-11-09',
    '2026-11-10',
  ]);
});
