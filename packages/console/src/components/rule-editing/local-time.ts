import { fromWallClock, zoneOffsetMs } from '@quen/engine';

/** An ISO time with an offset as what a `datetime-local` field shows in a zone; empty for none. */
export function toLocalTime(iso: string | undefined, timeZone: string): string {
  const atMs = Date.parse(iso ?? '');
  return Number.isNaN(atMs) ? '' : wallClockOf(atMs, timeZone);
}

/**
 * What a `datetime-local` field holds as an ISO time with the zone's offset then; undefined for none. A time that the zone's clock
 * skips comes out as far after the skip.
 */
export function fromLocalTime(local: string, timeZone: string): string | undefined {
  const localMs = Date.parse(`${local}:00Z`);
  if (local === '' || Number.isNaN(localMs)) return undefined;
  const atMs = fromWallClock(timeZone, localMs);
  const minutes = Math.round(zoneOffsetMs(timeZone, atMs) / 60_000);
  const size = Math.abs(minutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${wallClockOf(atMs, timeZone)}:00${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function wallClockOf(atMs: number, timeZone: string): string {
  return new Date(atMs + zoneOffsetMs(timeZone, atMs)).toISOString().slice(0, 16);
}
