import { zoneOffsetMs } from './zone-offset.ts';

const dayMs = 86_400_000;

/**
 * The moment at which a zone's wall clock shows a local date and time, given as if it were UTC: the first one where the clock shows
 * it twice; where it skips it, the moment as far after the skip.
 */
export function fromWallClock(timeZone: string, localMs: number): number {
  const early = localMs - zoneOffsetMs(timeZone, localMs - dayMs);
  if (early + zoneOffsetMs(timeZone, early) === localMs) return early;
  const late = localMs - zoneOffsetMs(timeZone, localMs + dayMs);
  return late + zoneOffsetMs(timeZone, late) === localMs ? late : early;
}
