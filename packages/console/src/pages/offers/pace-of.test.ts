import { expect, it } from 'vitest';
import { paceOf } from './pace-of.ts';

it('tells how long a budget lasts and where an even pace would be', () => {
  const days = [
    { day: '2026-11-01', spendMinor: 100 },
    { day: '2026-11-02', spendMinor: 300 },
  ];
  expect(paceOf(days, 1000, '2026-11-11T00:00:00Z')).toEqual({
    points: [
      { day: '2026-11-01', spent: 100, even: 100 },
      { day: '2026-11-02', spent: 400, even: 200 },
    ],
    isEven: true,
    daysLeft: 3,
  });
  expect(paceOf(days, undefined, undefined)).toMatchObject({ isEven: false, daysLeft: null });
  expect(paceOf([], 1000, '2026-11-11T00:00:00Z')).toEqual({ points: [], isEven: false, daysLeft: null });
});
