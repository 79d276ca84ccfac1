import fc from 'fast-check';
import { expect, it } from 'vitest';
import { featureCount } from './features.ts';
import { rankByTrees, type TreeEnsemble } from './tree-ensemble.ts';

/** Trees grown by splitting leaves as numbers say. */
function grow(
  splits: readonly { tree: number; leaf: number; feature: number; threshold: number }[],
  trees: number,
): TreeEnsemble {
  const feature: number[] = [];
  const threshold: number[] = [];
  const left: number[] = [];
  const roots: number[] = [];
  const leaves: number[][] = [];
  const add = (): number => {
    feature.push(-1);
    threshold.push(0);
    left.push(0);
    return feature.length - 1;
  };
  for (let tree = 0; tree < trees; tree++) {
    roots.push(add());
    leaves.push([feature.length - 1]);
  }
  for (const split of splits) {
    const open = leaves[split.tree % trees] ?? [];
    const [node = 0] = open.splice(split.leaf % open.length, 1);
    feature[node] = split.feature;
    threshold[node] = split.threshold;
    left[node] = add();
    add();
    open.push(left[node] ?? 0, (left[node] ?? 0) + 1);
  }
  return {
    feature: Int16Array.from(feature),
    threshold: Float32Array.from(threshold),
    left: Int32Array.from(left),
    value: Float32Array.from(feature, (_, node) => Math.sin(node + 1)),
    roots: Int32Array.from(roots),
  };
}

/** Walked one candidate and one question at a time. */
function walk(trees: TreeEnsemble, row: Float32Array): number {
  let sum = 0;
  for (const root of trees.roots) {
    let node = root;
    while ((trees.feature[node] ?? -1) >= 0) {
      const goesLeft = (row[trees.feature[node] ?? 0] ?? 0) <= (trees.threshold[node] ?? 0);
      node = (trees.left[node] ?? 0) + (goesLeft ? 0 : 1);
    }
    sum += trees.value[node] ?? 0;
  }
  return sum;
}

it('adds the leaves that a plain walk finds, for any number of candidates', () => {
  const split = fc.record({
    tree: fc.nat(9),
    leaf: fc.nat(9),
    feature: fc.nat(featureCount - 1),
    threshold: fc.integer({ min: -3, max: 3 }),
  });
  fc.assert(
    fc.property(fc.array(split, { maxLength: 40 }), fc.nat(9), fc.integer(), (splits, size, seed) => {
      const trees = grow(splits, 4);
      const features = Float32Array.from(
        { length: 12 * featureCount },
        (_, i) => (Math.imul(i + seed, 0x9e3779b1) >> 29) as number,
      );
      const scores = new Float64Array(12).fill(1);
      rankByTrees(trees, features, size, scores);
      for (let candidate = 0; candidate < 12; candidate += 1) {
        const row = features.subarray(candidate * featureCount, (candidate + 1) * featureCount);
        expect(scores[candidate]).toBeCloseTo(candidate < size ? 1 + walk(trees, row) : 1, 6);
      }
    }),
  );
});
