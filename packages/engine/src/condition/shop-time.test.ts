import { describe, expect, it } from 'vitest';
import { fromWallClock, nextTimeOfDay } from './shop-time.ts';

const at = (text: string): number => Date.parse(text);
const hours = (count: number): number => count * 3_600_000;

describe('nextTimeOfDay', () => {
  it('is on the shop’s wall clock', () => {
    expect(nextTimeOfDay('Asia/Ho_Chi_Minh', at('2025-06-02T05:00:00Z'), [0])).toBe(at('2025-06-02T17:00:00Z'));
    expect(nextTimeOfDay('Asia/Ho_Chi_Minh', at('2025-06-02T05:00:00Z'), [hours(12), hours(13)])).toBe(
      at('2025-06-02T06:00:00Z'),
    );
    expect(nextTimeOfDay('Asia/Ho_Chi_Minh', at('2025-06-02T04:59:59Z'), [hours(12)])).toBe(at('2025-06-02T05:00:00Z'));
  });

  it('stops where the clock is put forward or back', () => {
    expect(nextTimeOfDay('Europe/London', at('2025-03-29T22:00:00Z'), [hours(9)])).toBe(at('2025-03-30T01:00:00Z'));
    expect(nextTimeOfDay('Europe/London', at('2025-10-26T00:30:00Z'), [hours(9)])).toBe(at('2025-10-26T01:00:00Z'));
    expect(nextTimeOfDay('Europe/London', at('2025-10-26T01:00:00Z'), [hours(9)])).toBe(at('2025-10-26T09:00:00Z'));
  });
});

describe('fromWallClock', () => {
  it('takes summer time into account', () => {
    expect(fromWallClock('Europe/London', at('2025-07-01T12:00:00Z'))).toBe(at('2025-07-01T11:00:00Z'));
    expect(fromWallClock('Europe/London', at('2025-01-01T12:00:00Z'))).toBe(at('2025-01-01T12:00:00Z'));
    expect(fromWallClock('Asia/Ho_Chi_Minh', at('2025-12-24T00:00:00Z'))).toBe(at('2025-12-23T17:00:00Z'));
    expect(fromWallClock('America/New_York', at('2025-03-09T03:00:00Z'))).toBe(at('2025-03-09T07:00:00Z'));
  });

  it('takes the first of a time that comes twice, and moves a time that is skipped', () => {
    expect(fromWallClock('Europe/London', at('2025-10-26T01:30:00Z'))).toBe(at('2025-10-26T00:30:00Z'));
    expect(fromWallClock('Europe/London', at('2025-03-30T01:30:00Z'))).toBe(at('2025-03-30T01:30:00Z'));
  });
});
