import { getEqualWeights } from './get-equal-weights.ts';

/** From (inclusive) and to (exclusive), both from 0 to 1. */
export type BucketRange = readonly [from: number, to: number];

/**
 * The ranges of 0 to 1 that belong to each variant. Weights that are missing, of another number, or that do not add up to 1 (by
 * more than a hundredth) give way to even ones. Each variant keeps the beginning of its range when coverage is reduced, so that
 * raising coverage moves nobody to another variant.
 */
export function getBucketRanges(count: number, coverage: number, weights?: readonly number[] | null): BucketRange[] {
  const covered = Math.min(1, Math.max(0, coverage));
  let used: readonly number[] = weights ?? getEqualWeights(count);
  const total = used.reduce((sum, weight) => sum + weight, 0);
  if (used.length !== count || total < 0.99 || total > 1.01) used = getEqualWeights(count);
  let from = 0;
  return used.map((weight) => {
    const start = from;
    from += weight;
    return [start, start + covered * weight];
  });
}
