import { featureCount } from './features.ts';

/** Regression trees in flat arrays; a candidate's score is the sum of the leaves it falls into. */
export interface TreeEnsemble {
  /** The feature a node asks about, -1 for a leaf. */
  readonly feature: Int16Array;
  /** Values up to this go left. */
  readonly threshold: Float32Array;
  /** The left child; the right one follows it. */
  readonly left: Int32Array;
  /** What a leaf adds. */
  readonly value: Float32Array;
  /** The root of each tree. */
  readonly roots: Int32Array;
}

/** Adds the trees' say to the scores of the candidates listed in `order`. */
export function rankByTrees(
  trees: TreeEnsemble,
  features: Float32Array,
  order: Int32Array,
  size: number,
  scores: Float64Array,
): void {
  const { feature, threshold, left, value, roots } = trees;
  const count = roots.length;
  for (let i = 0; i < size; i += 1) {
    const candidate = order[i] as number;
    const at = candidate * featureCount;
    let sum = 0;
    for (let tree = 0; tree < count; tree += 1) {
      let node = roots[tree] as number;
      let asked = feature[node] as number;
      while (asked >= 0) {
        node = (left[node] as number) + ((features[at + asked] as number) <= (threshold[node] as number) ? 0 : 1);
        asked = feature[node] as number;
      }
      sum += value[node] as number;
    }
    scores[candidate] = (scores[candidate] as number) + sum;
  }
}
