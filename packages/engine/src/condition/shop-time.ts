import { zoneOffsetMs } from '../campaign/zone-offset.ts';
import type { EvaluationContext } from './evaluation-context.ts';

export const dayMs = 86_400_000;
const minuteMs = 60_000;

/** The zone of the context's shop; UTC where a context has none. */
export function zoneOf(context: EvaluationContext): string {
  const zone: unknown = context.shop?.timeZone;
  return typeof zone === 'string' ? zone : 'UTC';
}

/** The present of the context; NaN where it has none, with which every comparison fails. */
export function nowOf(context: EvaluationContext): number {
  const now: unknown = context.nowMs;
  return typeof now === 'number' ? now : Number.NaN;
}

/**
 * The first moment after `nowMs` at which the zone's wall clock shows one of the times of day (milliseconds since midnight), or is
 * put forward or back, which may show anything. Never later than the true one.
 */
export function nextTimeOfDay(timeZone: string, nowMs: number, timesOfDayMs: readonly number[]): number {
  const offsetMs = zoneOffsetMs(timeZone, nowMs);
  const localMs = nowMs + offsetMs;
  const midnightMs = Math.floor(localMs / dayMs) * dayMs;
  let soonest = Number.POSITIVE_INFINITY;
  for (const time of timesOfDayMs) {
    const today = midnightMs + time;
    soonest = Math.min(soonest, (today > localMs ? today : today + dayMs) - offsetMs);
  }
  if (soonest === Number.POSITIVE_INFINITY || zoneOffsetMs(timeZone, soonest) === offsetMs) return soonest;
  return nextChangeOfClock(timeZone, nowMs, soonest, offsetMs);
}

/** Bisects for the minute at which the offset is another one; assumes a single change between the two moments. */
function nextChangeOfClock(timeZone: string, fromMs: number, toMs: number, offsetMs: number): number {
  let before = Math.floor(fromMs / minuteMs);
  let after = Math.ceil(toMs / minuteMs);
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (zoneOffsetMs(timeZone, middle * minuteMs) === offsetMs) before = middle;
    else after = middle;
  }
  return Math.max(fromMs + 1, after * minuteMs);
}
