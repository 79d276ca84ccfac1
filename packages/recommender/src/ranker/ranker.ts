import { featureCount } from './features.ts';
import { type LinearRanker, priorWeights, rankLinearly } from './linear-ranker.ts';
import { rankByTrees, type TreeEnsemble } from './tree-ensemble.ts';

/** A weighted sum of features, and trees that say where it is wrong. */
export interface Ranker {
  readonly linear: LinearRanker;
  readonly trees: TreeEnsemble;
}

/** The ranker before any training: the prior alone. */
export function createUntrainedRanker(): Ranker {
  return {
    linear: {
      weights: priorWeights.slice(),
      means: new Float32Array(featureCount),
      scales: new Float32Array(featureCount).fill(1),
    },
    trees: {
      feature: new Int16Array(0),
      threshold: new Float32Array(0),
      left: new Int32Array(0),
      value: new Float32Array(0),
      roots: new Int32Array(0),
    },
  };
}

/** Scores candidates from their rows of features. */
export function rank({ linear, trees }: Ranker, features: Float32Array, size: number, scores: Float64Array): void {
  rankLinearly(linear, features, size, scores);
  rankByTrees(trees, features, size, scores);
}
