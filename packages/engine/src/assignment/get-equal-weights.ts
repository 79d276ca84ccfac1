/** Even weights for `count` variants; none for a count below 1. */
export function getEqualWeights(count: number): number[] {
  if (count < 1) return [];
  return new Array<number>(count).fill(1 / count);
}
