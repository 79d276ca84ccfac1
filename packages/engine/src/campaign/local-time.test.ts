import { describe, expect, it } from 'vitest';
import { localDay, localTime, startOfDay } from './local-time.ts';
import { isTimeZone, zoneOffsetMs } from './zone-offset.ts';

const hourMs = 3_600_000;

describe('startOfDay', () => {
  const dayOf = (timeZone: string, begins: string, hours: number) => {
    const beginsMs = Date.parse(begins);
    const starts = new Set(Array.from({ length: 2 * hours }, (_, half) => startOfDay(timeZone, beginsMs + (half * hourMs) / 2)));
    expect([...starts]).toEqual([beginsMs]);
    expect(startOfDay(timeZone, beginsMs - 1)).toBeLessThan(beginsMs);
    expect(startOfDay(timeZone, beginsMs + hours * hourMs)).toBe(beginsMs + hours * hourMs);
  };

  it('is one moment all day long', () => dayOf('Asia/Ho_Chi_Minh', '2026-03-01T17:00:00Z', 24));
  it('is one moment on a day of 23 hours', () => dayOf('Europe/Berlin', '2026-03-28T23:00:00Z', 23));
  it('is one moment on a day of 25 hours', () => dayOf('Europe/Berlin', '2026-10-24T22:00:00Z', 25));
  it('is the first moment of a day whose midnight is skipped', () => dayOf('Africa/Cairo', '2026-04-23T22:00:00Z', 23));
});

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
