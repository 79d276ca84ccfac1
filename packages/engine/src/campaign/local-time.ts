import { fromWallClock } from './from-wall-clock.ts';
import { zoneOffsetMs } from './zone-offset.ts';

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** A moment on the shop's clock. */
export interface LocalTime {
  /** Whole days since 1970-01-01. */
  readonly day: number;
  /** 0 is Monday, 6 is Sunday. */
  readonly weekday: number;
  /** 0 to 1439. */
  readonly minuteOfDay: number;
}

/** The shop's day a moment falls on, in whole days since 1970-01-01. */
export function localDay(timeZone: string, atMs: number): number {
  return Math.floor((atMs + zoneOffsetMs(timeZone, atMs)) / dayMs);
}

/** When the shop's day that a moment falls on began: the same all day, on a day its clock is put forward or back too. */
export function startOfDay(timeZone: string, atMs: number): number {
  return fromWallClock(timeZone, localDay(timeZone, atMs) * dayMs);
}

/** Weekday of a day number; 0 is Monday. 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** One decision asks for the same moment once a campaign. */
let last: { readonly timeZone: string; readonly atMs: number; readonly time: LocalTime } | null = null;

/** What the shop's clock and calendar show at a moment. An unknown zone reads as UTC. */
export function localTime(timeZone: string, atMs: number): LocalTime {
  if (last !== null && last.atMs === atMs && last.timeZone === timeZone) return last.time;
  const local = atMs + zoneOffsetMs(timeZone, atMs);
  const day = Math.floor(local / dayMs);
  const time = { day, weekday: weekdayOf(day), minuteOfDay: Math.floor((local - day * dayMs) / minuteMs) };
  last = { timeZone, atMs, time };
  return time;
}
