import { describe, expect, it } from 'vitest';
import { nextTimeOfDay } from './shop-time.ts';

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
