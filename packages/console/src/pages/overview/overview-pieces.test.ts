import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeFrom } from './change.ts';
import { dayCount, dayOf, lastDays, shiftDay } from './day-range.ts';
import { upliftVerdict } from './uplift-verdict.ts';

describe('ranges', () => {
  test('today is the shop’s today', () => {
    const lateEvening = Date.UTC(2026, 10, 20, 18);
    expect(lastDays(1, lateEvening, 'Asia/Ho_Chi_Minh')).toEqual({ from: '2026-11-21', to: '2026-11-21' });
    expect(dayOf(lateEvening, 'America/New_York')).toBe('2026-11-20');
  });

  test('so many days are so many days, over months, years and summer time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 20_000 }), (days, sinceEpoch) => {
        const range = lastDays(days, sinceEpoch * 86_400_000, 'Europe/Berlin');
        expect(dayCount(range)).toBe(days);
        expect(shiftDay(range.from, days - 1)).toBe(range.to);
      }),
    );
  });

  test('a range that ends before it begins has no days', () => {
    expect(dayCount({ from: '2026-11-21', to: '2026-11-20' })).toBe(0);
  });
});

describe('changes', () => {
  test('nothing before is nothing to compare with', () => {
    expect(changeFrom(0, 5)).toEqual({ relative: null, direction: 'up' });
    expect(changeFrom(4, 5)).toEqual({ relative: 0.25, direction: 'up' });
    expect(changeFrom(4, 4)).toEqual({ relative: 0, direction: 'same' });
  });
});

describe('uplift in words', () => {
  const uplift = {
    metric: 'conversion' as const,
    treated: 0.05,
    heldOut: 0.04,
    difference: 0.01,
    low: 0.001,
    high: 0.02,
    treatedVisitors: 9_000,
    heldOutVisitors: 500,
  };
  test('better and worse only when the whole interval says so', () => {
    expect(upliftVerdict(uplift)).toBe('better');
    expect(upliftVerdict({ ...uplift, low: -0.001 })).toBe('unclear');
    expect(upliftVerdict({ ...uplift, low: -0.02, high: -0.001 })).toBe('worse');
  });
  test('a handful of people say nothing, whatever the interval', () => {
    expect(upliftVerdict({ ...uplift, heldOutVisitors: 12 })).toBe('too_few');
  });
});
