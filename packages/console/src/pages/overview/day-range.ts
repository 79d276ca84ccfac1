/** Days inclusive, `2026-11-21`, in the shop's time zone. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** The day a moment falls on in a time zone. */
export function dayOf(atMs: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(atMs);
}

/** The day so many days after (or, negative, before) another. */
export function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The last `days` days, today included. */
export function lastDays(days: number, nowMs: number, timeZone: string): DayRange {
  const to = dayOf(nowMs, timeZone);
  return { from: shiftDay(to, 1 - days), to };
}

/** How many days a range has; 0 when its end is before its beginning. */
export function dayCount({ from, to }: DayRange): number {
  return Math.max(0, Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000) + 1);
}
