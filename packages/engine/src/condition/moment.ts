import { fromWallClock } from '../campaign/from-wall-clock.ts';

/** ISO 8601: a month, a day, or a day and time with or without an offset. */
const isoPattern = /^(\d{4}-\d{2}(?:-\d{2})?)(?:(T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** A value as epoch milliseconds: a finite number as it is, a text in ISO 8601 (without an offset in UTC), else null. */
export function toMoment(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.length > 40) return null;
  const match = isoPattern.exec(value);
  if (match === null) return null;
  const [, date = '', time = '', offset = 'Z'] = match;
  const atMs = Date.parse(time === '' ? date : `${date}${time}${offset.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`.toUpperCase());
  return Number.isFinite(atMs) ? atMs : null;
}

/**
 * A moment written in a condition: epoch milliseconds or ISO 8601. Without an offset (`2025-12-24`, `2025-12-24T18:00`) it is on
 * the shop's wall clock, which is only known when it is asked.
 */
export function parseMoment(operand: unknown): ((timeZone: string) => number) | null {
  const atMs = toMoment(operand);
  if (atMs === null) return null;
  if (typeof operand === 'number' || isoPattern.exec(String(operand))?.[3] !== undefined) return () => atMs;
  let lastZone = '';
  let lastMs = atMs;
  return (timeZone) => {
    if (timeZone !== lastZone) {
      lastMs = fromWallClock(timeZone, atMs);
      lastZone = timeZone;
    }
    return lastMs;
  };
}
