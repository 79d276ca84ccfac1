/** So many percent of an amount in minor units, rounded half up to a whole minor unit. */
export function percentOf(amountMinor: number, percent: number): number {
  // 12.5 % and the like are exact in binary, 0.1 % is not: the nudge is far below any real half.
  return Math.floor((amountMinor * percent) / 100 + 0.5 + 1e-9);
}
