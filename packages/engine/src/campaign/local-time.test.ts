import { describe, expect, it } from 'vitest';
import { localDay, localTime } from './local-time.ts';
import { isTimeZone, zoneOffsetMs } from './zone-offset.ts';

const hourMs = 3_600_000;

describe('localTime', () => {
  it('shows the shop’s clock', () => {
    expect(localTime('Asia/Ho_Chi_Minh', Date.UTC(2026, 2, 1, 17, 30))).toEqual({
      day: Date.UTC(2026, 2, 2) / 86_400_000,
      weekday: 0,
      minuteOfDay: 30,
    });
  });

  it('follows summer time to the minute', () => {
    expect(zoneOffsetMs('Europe/Berlin', Date.UTC(2026, 2, 29, 0, 59))).toBe(hourMs);
    expect(zoneOffsetMs('Europe/Berlin', Date.UTC(2026, 2, 29, 1, 0))).toBe(2 * hourMs);
    expect(zoneOffsetMs('Asia/Kathmandu', 0)).toBe(5.5 * hourMs);
    expect(zoneOffsetMs('Asia/Kathmandu', Date.UTC(2026, 0, 1))).toBe(5.75 * hourMs);
  });

  it('takes what it does not know for UTC', () => {
    expect(isTimeZone('Mars/Olympus')).toBe(false);
    expect(localDay('Mars/Olympus', 86_400_000)).toBe(1);
    expect(zoneOffsetMs('Asia/Ho_Chi_Minh', Number.NaN)).toBe(0);
  });
});
