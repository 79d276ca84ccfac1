import { featureCount } from './features.ts';
import { binLimit, type RankingSample } from './ranking-sample.ts';
import { derive, lossOf } from './softmax-loss.ts';
import type { TreeEnsemble } from './tree-ensemble.ts';

export interface TreeOptions {
  readonly trees: number;
  readonly leaves: number;
  readonly rate: number;
  /** Least sum of second derivatives in a leaf, and what is added to it when its value is set. */
  readonly leastWeight: number;
  readonly shrink: number;
  /** Trees without improvement on the held-back questions before it stops. */
  readonly patience: number;
}

export const treeOptions: TreeOptions = { trees: 100, leaves: 12, rate: 0.12, leastWeight: 8, shrink: 8, patience: 12 };

const cells = featureCount * binLimit;
/** Rows counted, and rows parted, without a pause: about a millisecond each. */
const rowsPerSlice = 2_000;
const rowsPartedPerSlice = 60_000;

interface Leaf {
  node: number;
  from: number;
  to: number;
  histogram: Float64Array;
  gain: number;
  feature: number;
  bin: number;
}

/**
 * Boosted trees over a first guess: each is fitted to the softmax cross-entropy's gradients of each question, grown leaf by
 * leaf by the greatest gain, splits found on histograms of binned features (as in LightGBM). Stops where the held-back
 * questions no longer gain, so that with too little data no tree is left and the first guess stands.
 *
 * @param guess the first guess per row; it is changed.
 */
export function* fitTrees(
  sample: RankingSample,
  guess: Float64Array,
  training: Int32Array,
  held: Int32Array,
  options: TreeOptions,
): Generator<number, TreeEnsemble, void> {
  const { bins, starts } = sample;
  let rowCount = 0;
  for (const question of training) rowCount += (starts[question + 1] as number) - (starts[question] as number);
  const rows = new Int32Array(rowCount);
  const spare = new Int32Array(rowCount);
  const gradient = new Float32Array(sample.rows);
  const hessian = new Float32Array(sample.rows);
  const feature: number[] = [];
  const threshold: number[] = [];
  /** The last bin that goes left. */
  const lastBin: number[] = [];
  const left: number[] = [];
  const value: number[] = [];
  const roots: number[] = [];
  const pool: Float64Array[] = [];
  let bestLoss = held.length > 0 ? yield* lossOf(sample, guess, held) : Number.POSITIVE_INFINITY;
  let bestTrees = 0;
  let bestNodes = 0;

  for (let tree = 0; tree < options.trees; tree += 1) {
    const taken = yield* derive(sample, guess, training, gradient, hessian, rows, tree);
    const root = addNode();
    roots.push(root);
    const histogram = pool.pop() ?? new Float64Array(cells * 2);
    yield* count(rows, 0, taken, histogram);
    const open: Leaf[] = [findSplit({ node: root, from: 0, to: taken, histogram, gain: 0, feature: -1, bin: 0 })];
    for (let leaves = 1; leaves < options.leaves; leaves += 1) {
      let at = -1;
      for (let i = 0; i < open.length; i += 1) {
        if ((open[i] as Leaf).gain > 1e-3 && (at < 0 || (open[i] as Leaf).gain > (open[at] as Leaf).gain)) at = i;
      }
      const parent = open[at];
      if (parent === undefined) break;
      const middle = yield* part(parent);
      const child = addNode();
      addNode();
      feature[parent.node] = parent.feature;
      lastBin[parent.node] = parent.bin;
      threshold[parent.node] = sample.borders[parent.feature * binLimit + parent.bin] as number;
      left[parent.node] = child;
      const smallLeft = middle - parent.from < parent.to - middle;
      const small = pool.pop() ?? new Float64Array(cells * 2);
      yield* smallLeft ? count(rows, parent.from, middle, small) : count(rows, middle, parent.to, small);
      const large = parent.histogram;
      for (let i = 0; i < cells * 2; i += 1) large[i] = (large[i] as number) - (small[i] as number);
      open[at] = findSplit({
        node: child,
        from: parent.from,
        to: middle,
        histogram: smallLeft ? small : large,
        gain: 0,
        feature: -1,
        bin: 0,
      });
      open.push(
        findSplit({
          node: child + 1,
          from: middle,
          to: parent.to,
          histogram: smallLeft ? large : small,
          gain: 0,
          feature: -1,
          bin: 0,
        }),
      );
      yield tree / options.trees;
    }
    for (const leaf of open) {
      let g = 0;
      let h = 0;
      for (let i = 0; i < binLimit; i += 1) {
        g += leaf.histogram[2 * i] as number;
        h += leaf.histogram[2 * i + 1] as number;
      }
      value[leaf.node] = (-options.rate * g) / (h + options.shrink);
      pool.push(leaf.histogram);
    }
    yield* applyTree(root, training);
    yield* applyTree(root, held);
    if (held.length > 0) {
      const loss = yield* lossOf(sample, guess, held);
      if (loss < bestLoss - 1e-5) {
        bestLoss = loss;
        bestTrees = tree + 1;
        bestNodes = feature.length;
      } else if (tree + 1 - bestTrees >= options.patience) break;
    } else {
      bestTrees = tree + 1;
      bestNodes = feature.length;
    }
  }
  return {
    feature: Int16Array.from(feature.slice(0, bestNodes)),
    threshold: Float32Array.from(threshold.slice(0, bestNodes)),
    left: Int32Array.from(left.slice(0, bestNodes)),
    value: Float32Array.from(value.slice(0, bestNodes)),
    roots: Int32Array.from(roots.slice(0, bestTrees)),
  };

  function addNode(): number {
    feature.push(-1);
    threshold.push(0);
    lastBin.push(0);
    left.push(0);
    value.push(0);
    return feature.length - 1;
  }

  function* count(source: Int32Array, from: number, to: number, histogram: Float64Array): Generator<number, void, void> {
    histogram.fill(0);
    for (let start = from; start < to; start += rowsPerSlice) {
      const end = Math.min(to, start + rowsPerSlice);
      for (let i = start; i < end; i += 1) {
        const row = source[i] as number;
        const g = gradient[row] as number;
        const h = hessian[row] as number;
        let at = row * featureCount;
        for (let base = 0; base < cells * 2; base += binLimit * 2, at += 1) {
          const cell = base + 2 * (bins[at] as number);
          histogram[cell] = (histogram[cell] as number) + g;
          histogram[cell + 1] = (histogram[cell + 1] as number) + h;
        }
      }
      yield 0;
    }
  }

  function findSplit(leaf: Leaf): Leaf {
    const { histogram } = leaf;
    let totalG = 0;
    let totalH = 0;
    for (let i = 0; i < binLimit; i += 1) {
      totalG += histogram[2 * i] as number;
      totalH += histogram[2 * i + 1] as number;
    }
    const whole = (totalG * totalG) / (totalH + options.shrink);
    for (let f = 0; f < featureCount; f += 1) {
      let g = 0;
      let h = 0;
      const base = f * binLimit * 2;
      for (let bin = 0; bin < binLimit - 1; bin += 1) {
        g += histogram[base + 2 * bin] as number;
        h += histogram[base + 2 * bin + 1] as number;
        if (h < options.leastWeight) continue;
        const restH = totalH - h;
        if (restH < options.leastWeight) break;
        const restG = totalG - g;
        const gain = (g * g) / (h + options.shrink) + (restG * restG) / (restH + options.shrink) - whole;
        if (gain > leaf.gain) {
          leaf.gain = gain;
          leaf.feature = f;
          leaf.bin = bin;
        }
      }
    }
    return leaf;
  }

  /** Parts a leaf's rows in place, keeping their order, and returns where the right part starts. */
  function* part(leaf: Leaf): Generator<number, number, void> {
    let to = leaf.from;
    let aside = 0;
    for (let i = leaf.from; i < leaf.to; i += 1) {
      const row = rows[i] as number;
      if ((bins[row * featureCount + leaf.feature] as number) <= leaf.bin) {
        rows[to] = row;
        to += 1;
      } else {
        spare[aside] = row;
        aside += 1;
      }
      if ((i - leaf.from) % rowsPartedPerSlice === rowsPartedPerSlice - 1) yield 0;
    }
    rows.set(spare.subarray(0, aside), to);
    return to;
  }

  function* applyTree(root: number, questions: Int32Array): Generator<number, void, void> {
    for (let k = 0; k < questions.length; k += 1) {
      const question = questions[k] as number;
      for (let row = starts[question] as number; row < (starts[question + 1] as number); row += 1) {
        let node = root;
        let asked = feature[node] as number;
        while (asked >= 0) {
          node = (left[node] as number) + ((bins[row * featureCount + asked] as number) <= (lastBin[node] as number) ? 0 : 1);
          asked = feature[node] as number;
        }
        guess[row] = (guess[row] as number) + (value[node] as number);
      }
      if ((k & 63) === 63) yield 0;
    }
  }
}
