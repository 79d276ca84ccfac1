/** A day of the chart: what a day that is over had, and, dashed, what leads to a today that is not. */
export interface ChartDay {
  readonly day: string;
  readonly whole?: number;
  readonly soFar?: number;
}

/** Days with one figure each for the chart: a today that has only begun would otherwise look like a collapse. */
export function chartDays(days: readonly { readonly day: string; readonly value: number }[], today: string): ChartDay[] {
  const runs = days.length > 1 && days.at(-1)?.day === today;
  return days.map(({ day, value }, at) => {
    if (!runs || at < days.length - 2) return { day, whole: value };
    return day === today ? { day, soFar: value } : { day, whole: value, soFar: value };
  });
}
