import { describe, expect, it } from 'vitest';
import { parseDuration } from './duration.ts';
import { parseMoment, toMoment } from './moment.ts';

describe('toMoment', () => {
  it.each([
    [1_748_840_400_000, 1_748_840_400_000],
    ['2025-06-02T05:00:00Z', 1_748_840_400_000],
    ['2025-06-02T12:00+07:00', 1_748_840_400_000],
    ['2025-06-02T12:00:00.000+0700', 1_748_840_400_000],
    ['2025-06-02', Date.UTC(2025, 5, 2)],
    ['2025-06', Date.UTC(2025, 5, 1)],
    ['2025-06-0', null],
    ['June 2, 2025', null],
    ['2025-13-01', null],
    [Number.NaN, null],
    [null, null],
    [true, null],
  ])('%s is %s', (value, expected) => {
    expect(toMoment(value)).toBe(expected);
  });
});

describe('parseMoment', () => {
  it('puts what has no offset on the shop’s wall clock', () => {
    expect(parseMoment('2025-06-02')?.('Asia/Ho_Chi_Minh')).toBe(Date.UTC(2025, 5, 1, 17));
    expect(parseMoment('2025-06-02T12:00')?.('Europe/London')).toBe(Date.UTC(2025, 5, 2, 11));
    expect(parseMoment('2025-06-02T12:00Z')?.('Europe/London')).toBe(Date.UTC(2025, 5, 2, 12));
    expect(parseMoment('tomorrow')).toBeNull();
  });
});

describe('parseDuration', () => {
  it.each([
    ['90s', 90_000],
    ['30m', 1_800_000],
    ['1.5h', 5_400_000],
    ['14d', 1_209_600_000],
    ['2w', 1_209_600_000],
    ['14 d', null],
    ['d', null],
    ['-1d', null],
    [14, null],
  ])('%s is %s', (text, expected) => {
    expect(parseDuration(text)).toBe(expected);
  });
});
