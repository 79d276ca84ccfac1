import type { BucketRange } from './get-bucket-ranges.ts';

/** Index of the range a number falls in, -1 when it falls in none. */
export function chooseVariation(bucket: number, ranges: readonly BucketRange[]): number {
  return ranges.findIndex(([from, to]) => bucket >= from && bucket < to);
}
