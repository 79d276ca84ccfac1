import { describe, expect, it } from 'vitest';
import { fromLocalTime, toLocalTime } from './local-time.ts';

describe('times in the shop’s zone', () => {
  it('carry the offset of their day', () => {
    expect(fromLocalTime('2026-12-24T18:30', 'Asia/Ho_Chi_Minh')).toBe('2026-12-24T18:30:00+07:00');
    expect(fromLocalTime('2026-07-01T09:00', 'America/New_York')).toBe('2026-07-01T09:00:00-04:00');
    expect(fromLocalTime('2026-12-01T09:00', 'America/New_York')).toBe('2026-12-01T09:00:00-05:00');
    expect(fromLocalTime('', 'Asia/Ho_Chi_Minh')).toBeUndefined();
  });
  it('are the first where the clock is put back, and after the gap where it is put forward', () => {
    expect(fromLocalTime('2026-11-01T01:30', 'America/New_York')).toBe('2026-11-01T01:30:00-04:00');
    expect(fromLocalTime('2026-03-08T02:30', 'America/New_York')).toBe('2026-03-08T03:30:00-04:00');
  });
  it('come back as they were typed', () => {
    for (const zone of ['Asia/Ho_Chi_Minh', 'America/New_York', 'Asia/Kathmandu']) {
      for (const local of ['2026-03-08T04:00', '2026-11-01T12:15', '2026-01-01T00:00']) {
        expect(toLocalTime(fromLocalTime(local, zone), zone)).toBe(local);
      }
    }
    expect(toLocalTime(undefined, 'Asia/Ho_Chi_Minh')).toBe('');
  });
});
