import { localDay } from '@quen/engine';
import { dayText } from '../reports/report-day.ts';

/** How an offer was used on one day. */
export interface UsageDay {
  readonly day: string;
  readonly uses: number;
  readonly spendMinor: number;
}

/** The counted days with those between them on which nobody used it, from the first one (but at most so many) to the day of `nowMs`. */
export function usageDays(
  counted: readonly { readonly dayStartMs: number; readonly uses: number; readonly amountMinor: number }[],
  timeZone: string,
  nowMs: number,
  mostDays: number,
): readonly UsageDay[] {
  const byDay = new Map<number, { uses: number; spendMinor: number }>();
  for (const { dayStartMs, uses, amountMinor } of counted) {
    const day = localDay(timeZone, dayStartMs);
    const known = byDay.get(day) ?? { uses: 0, spendMinor: 0 };
    byDay.set(day, { uses: known.uses + uses, spendMinor: known.spendMinor + amountMinor });
  }
  const today = localDay(timeZone, nowMs);
  const days: UsageDay[] = [];
  for (let day = Math.max(today - mostDays + 1, Math.min(...byDay.keys())); day <= today; day++) {
    days.push({ day: dayText(day), ...(byDay.get(day) ?? { uses: 0, spendMinor: 0 }) });
  }
  return days;
}
