import { featureCount } from './features.ts';

/** Regression trees in flat arrays; a candidate's score is the sum of the leaves it falls into. */
export interface TreeEnsemble {
  /** The feature a node asks about, -1 for a leaf. */
  readonly feature: Int16Array;
  /** Values up to this go left. */
  readonly threshold: Float32Array;
  /** The left child, which comes after its parent; the right one follows it. */
  readonly left: Int32Array;
  /** What a leaf adds. */
  readonly value: Float32Array;
  /** The root of each tree. */
  readonly roots: Int32Array;
}

/**
 * The same trees to be asked fast. A leaf asks a question whose answer is always "stay", so that every candidate takes as many steps as its tree is deep:
 * no branch is left for the processor to guess wrong, and four candidates go down side by side.
 */
interface PackedTrees {
  /** The left child above, the feature in the lowest byte. */
  readonly nodes: Int32Array;
  readonly threshold: Float32Array;
  readonly depths: Int32Array;
}

const abreast = 4;
const packed = new WeakMap<TreeEnsemble, PackedTrees>();
let sums = new Float64Array(0);

/** Adds the trees' say to the scores of candidates, whose rows of features follow each other. */
export function rankByTrees(trees: TreeEnsemble, features: Float32Array, size: number, scores: Float64Array): void {
  const { value, roots } = trees;
  const { nodes, threshold, depths } = packOf(trees);
  const width = featureCount;
  const room = size + abreast;
  if (sums.length < room) sums = new Float64Array(room);
  sums.fill(0, 0, room);
  const last = (size - 1) * width;
  for (let tree = 0; tree < roots.length; tree += 1) {
    const root = roots[tree] as number;
    const depth = depths[tree] as number;
    for (let i = 0, rowA = 0; i < size; i += abreast, rowA += abreast * width) {
      // Beyond the last candidate it is asked again, for nothing.
      const rowB = Math.min(rowA + width, last);
      const rowC = Math.min(rowB + width, last);
      const rowD = Math.min(rowC + width, last);
      let a = root;
      let b = root;
      let c = root;
      let d = root;
      for (let step = 0; step < depth; step += 1) {
        const askedA = nodes[a] as number;
        const askedB = nodes[b] as number;
        const askedC = nodes[c] as number;
        const askedD = nodes[d] as number;
        a = (askedA >> 8) + +((features[rowA + (askedA & 255)] as number) > (threshold[a] as number));
        b = (askedB >> 8) + +((features[rowB + (askedB & 255)] as number) > (threshold[b] as number));
        c = (askedC >> 8) + +((features[rowC + (askedC & 255)] as number) > (threshold[c] as number));
        d = (askedD >> 8) + +((features[rowD + (askedD & 255)] as number) > (threshold[d] as number));
      }
      sums[i] = (sums[i] as number) + (value[a] as number);
      sums[i + 1] = (sums[i + 1] as number) + (value[b] as number);
      sums[i + 2] = (sums[i + 2] as number) + (value[c] as number);
      sums[i + 3] = (sums[i + 3] as number) + (value[d] as number);
    }
  }
  for (let i = 0; i < size; i += 1) scores[i] = (scores[i] as number) + (sums[i] as number);
}

function packOf(trees: TreeEnsemble): PackedTrees {
  let pack = packed.get(trees);
  if (pack === undefined) {
    pack = packTrees(trees);
    packed.set(trees, pack);
  }
  return pack;
}

function packTrees({ feature, threshold, left, roots }: TreeEnsemble): PackedTrees {
  const count = feature.length;
  const nodes = new Int32Array(count);
  const borders = new Float32Array(count);
  const depth = new Int32Array(count);
  for (let node = count - 1; node >= 0; node -= 1) {
    const asked = feature[node] as number;
    const child = left[node] as number;
    const isLeaf = asked < 0 || asked >= featureCount || child <= node || child + 1 >= count;
    nodes[node] = isLeaf ? node << 8 : (child << 8) | asked;
    borders[node] = isLeaf ? Number.POSITIVE_INFINITY : (threshold[node] as number);
    depth[node] = isLeaf ? 0 : 1 + Math.max(depth[child] as number, depth[child + 1] as number);
  }
  return { nodes, threshold: borders, depths: Int32Array.from(roots, (root) => depth[root] ?? 0) };
}
