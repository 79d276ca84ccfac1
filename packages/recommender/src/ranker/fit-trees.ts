import { mixHash } from '../catalogue/hash-text.ts';
import { memoryForAWhile } from '../catalogue/memory-for-a-while.ts';
import { featureCount } from './features.ts';
import { PackedGradients } from './packed-gradients.ts';
import { binLimit, type RankingSample } from './ranking-sample.ts';
import { derive, lossOf } from './softmax-loss.ts';
import type { TreeEnsemble } from './tree-ensemble.ts';
import { countRows, findSplit, histogramCells, leafValue, type Split, type SplitBounds } from './tree-histogram.ts';

export interface TreeOptions extends SplitBounds {
  /** The most trees there can be. */
  readonly trees: number;
  readonly leaves: number;
  /** Questions from the root to a leaf, at most: every candidate takes as many steps as the deepest leaf is deep. */
  readonly depth: number;
  readonly rate: number;
  /** Trees without improvement on the held-back questions before it stops. */
  readonly patience: number;
  /** Share of the questions, and of the features, that a tree learns from, drawn anew for each: less work, and trees that differ. */
  readonly questionShare: number;
  readonly featureShare: number;
}

export const treeOptions: TreeOptions = {
  trees: 160,
  leaves: 12,
  depth: 4,
  rate: 0.12,
  leastWeight: 8,
  shrink: 8,
  patience: 12,
  questionShare: 0.35,
  featureShare: 0.5,
};

/** Rows parted, and questions answered anew, without a pause: well below a millisecond each. */
const rowsPartedPerSlice = 16_000;
const questionsPerSlice = 50;
const leastGain = 1e-3;

interface Leaf {
  readonly node: number;
  readonly depth: number;
  readonly from: number;
  readonly to: number;
  readonly histogram: Float64Array;
  readonly split: Split;
}

/**
 * Boosted trees over a first guess: each is fitted to the softmax cross-entropy's gradients of some questions, grown leaf by leaf by the greatest gain, splits
 * found on histograms of binned features (as in LightGBM). Stops where the held-back questions no longer gain, so that with too little data no tree is left and
 * the first guess stands.
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
  const memory = memoryForAWhile(8 * rowCount);
  const rows = new Int32Array(memory, 0, rowCount);
  const spare = new Int32Array(memory, 4 * rowCount, rowCount);
  const gradients = new PackedGradients(sample.rows, training.length);
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
    const features = drawFeatures(tree, options.featureShare);
    const drawn = training.filter((question) => isDrawn(question, tree, options.questionShare));
    const taken = yield* derive(sample, guess, drawn, gradients, rows, tree);
    const root = addNode();
    roots.push(root);
    const open: Leaf[] = [yield* count(root, 0, 0, taken, features)];
    for (let leaves = 1; leaves < options.leaves; leaves += 1) {
      let at = -1;
      for (let i = 0; i < open.length; i += 1) {
        const { depth, split } = open[i] as Leaf;
        const { gain } = split;
        if (depth < options.depth && gain > leastGain && (at < 0 || gain > (open[at] as Leaf).split.gain)) at = i;
      }
      const parent = open[at];
      if (parent === undefined) break;
      const middle = yield* part(parent);
      const child = addNode();
      addNode();
      const { split } = parent;
      const depth = parent.depth + 1;
      feature[parent.node] = split.feature;
      lastBin[parent.node] = split.bin;
      threshold[parent.node] = sample.borders[split.feature * binLimit + split.bin] as number;
      left[parent.node] = child;
      // The larger half's sums are what the smaller one leaves of their parent's.
      const isLeftSmall = middle - parent.from < parent.to - middle;
      const small = isLeftSmall
        ? yield* count(child, depth, parent.from, middle, features)
        : yield* count(child + 1, depth, middle, parent.to, features);
      const { histogram } = parent;
      for (let i = 0; i < histogramCells; i += 1) histogram[i] = (histogram[i] as number) - (small.histogram[i] as number);
      const large = isLeftSmall
        ? leafOf(child + 1, depth, middle, parent.to, histogram, features)
        : leafOf(child, depth, parent.from, middle, histogram, features);
      open[at] = small;
      open.push(large);
      yield tree / options.trees;
    }
    for (const leaf of open) {
      value[leaf.node] = options.rate * leafValue(leaf.histogram, gradients, features, options);
      pool.push(leaf.histogram);
    }
    yield* applyTree(root, training);
    yield* applyTree(root, held);
    const loss = held.length > 0 ? yield* lossOf(sample, guess, held) : Number.NEGATIVE_INFINITY;
    if (held.length === 0 || loss < bestLoss - 1e-5) {
      bestLoss = loss;
      bestTrees = tree + 1;
      bestNodes = feature.length;
    } else if (tree + 1 - bestTrees >= options.patience) break;
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

  function* count(node: number, depth: number, from: number, to: number, features: Int32Array): Generator<number, Leaf, void> {
    const histogram = pool.pop() ?? new Float64Array(histogramCells);
    yield* countRows(rows, from, to, bins, gradients, features, histogram);
    return leafOf(node, depth, from, to, histogram, features);
  }

  function leafOf(node: number, depth: number, from: number, to: number, histogram: Float64Array, features: Int32Array): Leaf {
    return { node, depth, from, to, histogram, split: findSplit(histogram, gradients, features, options) };
  }

  /** Parts a leaf's rows in place, keeping their order, and returns where the right part starts. */
  function* part({ from, to, split }: Leaf): Generator<number, number, void> {
    let next = from;
    let aside = 0;
    for (let start = from; start < to; start += rowsPartedPerSlice) {
      const end = Math.min(to, start + rowsPartedPerSlice);
      for (let i = start; i < end; i += 1) {
        const row = rows[i] as number;
        if ((bins[row * featureCount + split.feature] as number) <= split.bin) {
          rows[next] = row;
          next += 1;
        } else {
          spare[aside] = row;
          aside += 1;
        }
      }
      yield 0;
    }
    rows.set(spare.subarray(0, aside), next);
    return next;
  }

  function* applyTree(root: number, questions: Int32Array): Generator<number, void, void> {
    const nodes = new Int32Array(feature.length - root);
    // A leaf leads to itself, so that all rows take as many steps and no branch is left to guess.
    for (let node = root; node < feature.length; node += 1) {
      const asked = feature[node] as number;
      nodes[node - root] = packNode(asked < 0 ? node - root : (left[node] as number) - root, asked, lastBin[node] as number);
    }
    const depth = depthOf(root);
    const values = Float64Array.from(value.slice(root));
    for (let k = 0; k < questions.length; k += 1) {
      const question = questions[k] as number;
      addLeaves(nodes, depth, values, bins, starts[question] as number, starts[question + 1] as number, guess);
      if (k % questionsPerSlice === questionsPerSlice - 1) yield 0;
    }
  }

  function depthOf(node: number): number {
    if ((feature[node] as number) < 0) return 0;
    const child = left[node] as number;
    return 1 + Math.max(depthOf(child), depthOf(child + 1));
  }
}

/** The left child, the feature and the last bin that goes left, eight bits each; a leaf asks feature 0 for more than any bin. */
function packNode(left: number, feature: number, lastBin: number): number {
  return (left << 16) | ((feature < 0 ? 0 : feature) << 8) | (feature < 0 ? 255 : lastBin);
}

/** Adds a tree's leaves to the guesses of rows. */
function addLeaves(
  nodes: Int32Array,
  depth: number,
  values: Float64Array,
  bins: Uint8Array,
  from: number,
  to: number,
  guess: Float64Array,
): void {
  for (let row = from, at = from * featureCount; row < to; row += 1, at += featureCount) {
    let node = 0;
    for (let step = 0; step < depth; step += 1) {
      const asked = nodes[node] as number;
      node = (asked >> 16) + +((bins[at + ((asked >> 8) & 255)] as number) > (asked & 255));
    }
    guess[row] = (guess[row] as number) + (values[node] as number);
  }
}

function drawFeatures(tree: number, share: number): Int32Array {
  const drawn: number[] = [];
  for (let feature = 0; feature < featureCount; feature += 1) {
    if (share >= 1 || mixHash(feature ^ Math.imul(tree + 1, 0x85ebca6b)) < share * 2 ** 32) drawn.push(feature);
  }
  return Int32Array.from(drawn.length > 0 ? drawn : [tree % featureCount]);
}

function isDrawn(question: number, tree: number, share: number): boolean {
  return share >= 1 || mixHash(question ^ Math.imul(tree + 1, 0x9e3779b1)) < share * 2 ** 32;
}
