import type { ExposureCount } from '@quen/protocol';
import { localDay } from './local-time.ts';

const maxDays = 35;

/** Of a campaign that has not been seen yet. */
export function createExposureCount(atMs: number, sessionNumber: number): ExposureCount {
  return { total: 0, lastAtMs: atMs, sessionNumber, inSession: 0, byDay: {}, clicks: 0, dismissals: 0 };
}

/** Counts one exposure in its session and on its day of the shop's calendar. */
export function countExposure(count: ExposureCount, atMs: number, sessionNumber: number, timeZone: string): void {
  count.total++;
  count.lastAtMs = Math.max(count.lastAtMs, atMs);
  if (count.sessionNumber !== sessionNumber) {
    count.sessionNumber = sessionNumber;
    count.inSession = 0;
  }
  count.inSession++;
  const day = String(localDay(timeZone, atMs));
  count.byDay[day] = (count.byDay[day] ?? 0) + 1;
  // Day numbers are integer keys, which objects keep in ascending order: the first is the oldest.
  const days = Object.keys(count.byDay);
  for (let over = 0; over < days.length - maxDays; over++) delete count.byDay[days[over] ?? ''];
}
