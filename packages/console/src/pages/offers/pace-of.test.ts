import { expect, it } from 'vitest';
import { paceOf } from './pace-of.ts';

const usage = (spendMinor: number, ...spends: number[]) => ({
  spendMinor,
  days: spends.map((spend, index) => ({ day: `2026-11-0${index + 1}`, uses: spend / 100, spendMinor: spend })),
});

it('tells how long a budget lasts and where an even pace would be', () => {
  const used = usage(400, 100, 300);
  expect(paceOf(used, 1000, '2026-11-11T00:00:00+07:00', 'Asia/Ho_Chi_Minh')).toEqual({
    points: [
      { day: '2026-11-01', spent: 100, even: 100 },
      { day: '2026-11-02', spent: 400, even: 200 },
    ],
    isEven: true,
    daysLeft: 3,
  });
  expect(paceOf(used, undefined, undefined, 'UTC')).toMatchObject({ isEven: false, daysLeft: null });
  expect(paceOf(usage(0), 1000, '2026-11-11T00:00:00Z', 'UTC')).toEqual({ points: [], isEven: false, daysLeft: null });
});

it('lasts seven times as long when it is used on one day of seven', () => {
  expect(paceOf(usage(100, 100, 0, 0, 0, 0, 0, 0), 800, undefined, 'UTC').daysLeft).toBe(49);
});

it('begins with what was spent before the days it is told of', () => {
  const { points, daysLeft } = paceOf(usage(600, 100, 100), 1000, '2026-11-04T00:00:00Z', 'UTC');
  expect(points).toEqual([
    { day: '2026-11-01', spent: 500, even: 600 },
    { day: '2026-11-02', spent: 600, even: 800 },
  ]);
  expect(daysLeft).toBe(4);
});
