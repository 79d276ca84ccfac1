import { nthGreatest } from '../session/nth-greatest.ts';
import { featureCount } from './features.ts';
import { type LinearRanker, priorWeights, rankLinearly } from './linear-ranker.ts';
import { rankByTrees, type TreeEnsemble } from './tree-ensemble.ts';

/** A linear first guess over all candidates, and trees that put its best in order. */
export interface Ranker {
  readonly linear: LinearRanker;
  readonly trees: TreeEnsemble;
}

/** How many of the first guess's best the trees look at; training and answering alike. */
export const treeCandidates = 40;

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

const order = new Int32Array(512);

/** Scores candidates from their rows of features; those the trees did not look at stay behind those they did. */
export function rank(ranker: Ranker, features: Float32Array, size: number, scores: Float64Array): void {
  rankLinearly(ranker.linear, features, size, scores);
  if (ranker.trees.roots.length === 0) return;
  if (size <= treeCandidates) {
    for (let i = 0; i < size; i += 1) order[i] = i;
    rankByTrees(ranker.trees, features, order, size, scores);
    return;
  }
  const bar = nthGreatest(scores, size, treeCandidates);
  let chosen = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < size; i += 1) {
    if ((scores[i] as number) >= bar && chosen < treeCandidates) {
      order[chosen] = i;
      chosen += 1;
    }
  }
  rankByTrees(ranker.trees, features, order, chosen, scores);
  for (let i = 0; i < chosen; i += 1) least = Math.min(least, scores[order[i] as number] as number);
  let next = 0;
  for (let i = 0; i < size; i += 1) {
    if (next < chosen && order[next] === i) next += 1;
    else scores[i] = least - 1 + Math.min(0, (scores[i] as number) - bar);
  }
}
