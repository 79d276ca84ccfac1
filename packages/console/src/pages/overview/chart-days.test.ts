import { expect, it } from 'vitest';
import { chartDays } from './chart-days.ts';

const days = [
  { day: '2026-11-20', value: 5 },
  { day: '2026-11-21', value: 7 },
  { day: '2026-11-22', value: 1 },
];

it('leads to a today that is not over by a line of its own', () => {
  expect(chartDays(days, '2026-11-22')).toEqual([
    { day: '2026-11-20', whole: 5 },
    { day: '2026-11-21', whole: 7, soFar: 7 },
    { day: '2026-11-22', soFar: 1 },
  ]);
});

it('shows days that are over, and a today alone, as they are', () => {
  expect(chartDays(days, '2026-11-23').map(({ whole }) => whole)).toEqual([5, 7, 1]);
  expect(chartDays(days.slice(2), '2026-11-22')).toEqual([{ day: '2026-11-22', whole: 1 }]);
  expect(chartDays([], '2026-11-22')).toEqual([]);
});
