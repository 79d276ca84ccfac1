import type { OfferUsageReport } from '@quen/collector/console-api';
import { fromWallClock } from '@quen/engine';

/** A day's running total, and where an even pace would be. */
export interface PacePoint {
  readonly day: string;
  readonly spent: number;
  readonly even: number | null;
}

/**
 * How a budget goes: running totals, an even pace from the first of the days to its end, and how many days it lasts at the pace of the
 * last week. What was spent before the first of the days counts too.
 */
export function paceOf(
  { days, spendMinor: spentMinor }: Pick<OfferUsageReport, 'days' | 'spendMinor'>,
  budgetMinor: number | undefined,
  endsAt: string | undefined,
  timeZone: string,
): { readonly points: readonly PacePoint[]; readonly isEven: boolean; readonly daysLeft: number | null } {
  const first = days[0]?.day;
  const spanDays =
    first === undefined || endsAt === undefined
      ? Number.NaN
      : (Date.parse(endsAt) - fromWallClock(timeZone, Date.parse(first))) / 86_400_000;
  const isEven = budgetMinor !== undefined && spanDays > 0;
  const before = Math.max(0, spentMinor - sumOf(days));
  let spent = before;
  const points = days.map(({ day, spendMinor }, index) => {
    spent += spendMinor;
    const even = isEven ? Math.min(budgetMinor, before + ((budgetMinor - before) * (index + 1)) / spanDays) : null;
    return { day, spent, even };
  });
  const lately = days.slice(-7);
  const perDay = sumOf(lately) / Math.max(1, lately.length);
  const daysLeft = budgetMinor === undefined || perDay <= 0 ? null : Math.max(0, Math.round((budgetMinor - spentMinor) / perDay));
  return { points, isEven, daysLeft };
}

function sumOf(days: OfferUsageReport['days']): number {
  return days.reduce((sum, { spendMinor }) => sum + spendMinor, 0);
}
