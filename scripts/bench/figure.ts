/** One line of a benchmark. `baseline` was measured in the same run; `ratio` is value / baseline. */
export interface Figure {
  /** Stable, so that runs can be compared. */
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline: number | null;
  readonly ratio: number | null;
  /** What is promised, in words: `≥ 10 × baseline`. */
  readonly goal: string | null;
  readonly met: boolean | null;
}

/** The median of the figures; 0 of none. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value below which the share `p` (0 to 1) of the figures lies, by nearest rank; 0 of none. */
export function percentile(values: readonly number[], p: number): number {
  if (values.length === 0) return 0;
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))] ?? 0;
}
