/** A day's running total, and where an even pace would be. */
export interface PacePoint {
  readonly day: string;
  readonly spent: number;
  readonly even: number | null;
}

/** How a budget goes: running totals, an even pace to its end, and how many days it lasts at the pace of the last week. */
export function paceOf(
  days: readonly { readonly day: string; readonly spendMinor: number }[],
  budgetMinor: number | undefined,
  endsAt: string | undefined,
): { readonly points: readonly PacePoint[]; readonly isEven: boolean; readonly daysLeft: number | null } {
  const first = days[0]?.day;
  const spanDays =
    first === undefined || endsAt === undefined ? Number.NaN : (Date.parse(endsAt) - Date.parse(first)) / 86_400_000;
  const isEven = budgetMinor !== undefined && spanDays > 0;
  let spent = 0;
  const points = days.map(({ day, spendMinor }, index) => {
    spent += spendMinor;
    return { day, spent, even: isEven ? Math.min(budgetMinor, (budgetMinor * (index + 1)) / spanDays) : null };
  });
  const lately = days.slice(-7);
  const perDay = lately.reduce((sum, { spendMinor }) => sum + spendMinor, 0) / Math.max(1, lately.length);
  const daysLeft = budgetMinor === undefined || perDay <= 0 ? null : Math.max(0, Math.round((budgetMinor - spent) / perDay));
  return { points, isEven, daysLeft };
}
