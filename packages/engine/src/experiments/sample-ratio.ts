import { chiSquareUpper } from './chi-square.ts';

/** Below this the split is not the one that was ordered; chance alone does it once in a thousand experiments. */
export const sampleRatioAlarm = 0.001;

/** Whether people came to the arms in the shares that were ordered. */
export interface SampleRatio {
  readonly chiSquare: number;
  /** Chance of a split at least this odd if everything works. */
  readonly pValue: number;
  /** True: something loses or adds people in one arm, and no result can be trusted. */
  readonly mismatch: boolean;
}

/** Pearson's chi-square test of counts against relative weights. Null when there is too little to tell (fewer than 5 expected in an arm). */
export function sampleRatio(counts: readonly number[], weights: readonly number[]): SampleRatio | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const allWeights = weights.reduce((sum, weight) => sum + weight, 0);
  const cells = counts
    .map((count, at) => ({ count, expected: allWeights > 0 ? (total * (weights[at] ?? 0)) / allWeights : 0 }))
    // An arm that is switched off has nobody to expect, and those who keep it from before say nothing of the split.
    .filter(({ expected }) => expected > 0);
  if (cells.length < 2 || cells.some(({ expected }) => expected < 5)) return null;
  const chiSquare = cells.reduce((sum, { count, expected }) => sum + (count - expected) ** 2 / expected, 0);
  const pValue = chiSquareUpper(chiSquare, cells.length - 1);
  return { chiSquare, pValue, mismatch: pValue < sampleRatioAlarm };
}
