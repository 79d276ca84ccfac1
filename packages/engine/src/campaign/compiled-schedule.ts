import { type Schedule, weekdays } from '@quen/protocol';
import { localTime } from './local-time.ts';

/** A schedule as numbers. */
export interface CompiledSchedule {
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  /** Weekday numbers, 0 is Monday; null for every day. */
  readonly days: readonly number[] | null;
  /** Minutes of the day; null for the whole day. */
  readonly hours: readonly { readonly from: number; readonly to: number }[] | null;
}

/** A schedule's faults are notes: its path below the schedule, and what to do. */
export type ScheduleFault = (path: string, message: string) => void;

/** Compiles a schedule; what is faulty is reported and left out. */
export function compileSchedule(schedule: Schedule, fault: ScheduleFault): CompiledSchedule {
  const startsAtMs = momentOf(schedule.startsAt, Number.NEGATIVE_INFINITY, () =>
    fault('startsAt', 'This is no date; write ISO 8601 with an offset, as in 2026-03-01T00:00:00+07:00.'),
  );
  const endsAtMs = momentOf(schedule.endsAt, Number.POSITIVE_INFINITY, () =>
    fault('endsAt', 'This is no date; write ISO 8601 with an offset, as in 2026-03-01T00:00:00+07:00.'),
  );
  if (startsAtMs >= endsAtMs) fault('endsAt', 'It ends before it begins; put endsAt after startsAt.');
  return {
    startsAtMs,
    endsAtMs,
    days: schedule.days?.map((day) => weekdays.indexOf(day)) ?? null,
    hours:
      schedule.hours?.map(({ from, to }, index) => {
        const range = { from: minuteOf(from), to: minuteOf(to) };
        if (!(range.from !== range.to))
          fault(`hours.${index}`, 'It ends when it begins; give it a length, or leave the hours out.');
        return range;
      }) ?? null,
  };
}

/**
 * Whether a schedule is open at a moment, on the shop's clock. A range over midnight belongs to the day it begins on: Monday 22:00
 * to 02:00 is open on Tuesday at 01:00.
 */
export function isOpen(schedule: CompiledSchedule, timeZone: string, atMs: number): boolean {
  if (atMs < schedule.startsAtMs || atMs >= schedule.endsAtMs) return false;
  const { days, hours } = schedule;
  if (days === null && hours === null) return true;
  const { weekday, minuteOfDay } = localTime(timeZone, atMs);
  const today = days === null || days.includes(weekday);
  if (hours === null) return today;
  const yesterday = days === null || days.includes((weekday + 6) % 7);
  return hours.some(({ from, to }) =>
    from < to
      ? today && minuteOfDay >= from && minuteOfDay < to
      : (today && minuteOfDay >= from) || (yesterday && minuteOfDay < to),
  );
}

function momentOf(text: string | undefined, missing: number, fault: () => void): number {
  if (text === undefined) return missing;
  const moment = Date.parse(text);
  if (!Number.isNaN(moment)) return moment;
  fault();
  return missing;
}

function minuteOf(text: string): number {
  const [hours, minutes] = text.split(':');
  return Number(hours) * 60 + Number(minutes);
}
