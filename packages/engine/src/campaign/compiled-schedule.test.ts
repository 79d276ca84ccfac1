import { describe, expect, it } from 'vitest';
import { compileSchedule, isOpen } from './compiled-schedule.ts';

const zone = 'Asia/Ho_Chi_Minh';
/** Time on the clock of Ho Chi Minh City, seven hours before UTC; 2 March 2026 is a Monday. */
const at = (day: number, hour: number, minute = 0) => Date.UTC(2026, 2, day, hour - 7, minute);
const compile = (schedule: Parameters<typeof compileSchedule>[0]) =>
  compileSchedule(schedule, (path, message) => {
    throw new Error(`${path}: ${message}`);
  });

describe('isOpen', () => {
  it('begins with startsAt and ends before endsAt', () => {
    const schedule = compile({ startsAt: '2026-03-02T00:00:00+07:00', endsAt: '2026-03-03T00:00:00+07:00' });
    expect([at(2, 0) - 1, at(2, 0), at(3, 0) - 1, at(3, 0)].map((now) => isOpen(schedule, zone, now))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('knows days and hours on the shop’s clock', () => {
    const schedule = compile({ days: ['mon'], hours: [{ from: '09:00', to: '12:00' }] });
    expect(isOpen(schedule, zone, at(2, 9))).toBe(true);
    expect(isOpen(schedule, zone, at(2, 12))).toBe(false);
    expect(isOpen(schedule, zone, at(3, 9))).toBe(false);
  });

  it('lets a range over midnight belong to the day it begins on', () => {
    const schedule = compile({ days: ['mon'], hours: [{ from: '22:00', to: '02:00' }] });
    expect(isOpen(schedule, zone, at(2, 23))).toBe(true);
    expect(isOpen(schedule, zone, at(3, 1, 59))).toBe(true);
    expect(isOpen(schedule, zone, at(2, 1))).toBe(false);
    expect(isOpen(schedule, zone, at(3, 23))).toBe(false);
  });

  it('reaches the end of the day with 24:00', () => {
    expect(isOpen(compile({ hours: [{ from: '20:00', to: '24:00' }] }), zone, at(2, 23, 59))).toBe(true);
  });
});
