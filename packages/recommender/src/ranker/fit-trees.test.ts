import { describe, expect, it } from 'vitest';
import { featureCount } from './features.ts';
import { fitTrees, treeOptions } from './fit-trees.ts';
import { fitLinearRanker, rankLinearly } from './linear-ranker.ts';
import { createUntrainedRanker, rank } from './ranker.ts';
import { cutBins, RankingSample } from './ranking-sample.ts';

const size = 12;
const options = { ...treeOptions, trees: 30, rate: 0.3 };
const hash = (n: number): number => {
  const once = Math.imul(n + 1, 0x9e3779b1);
  return (Math.imul(once ^ (once >>> 15), 0x85ebca6b) >>> 8) / 2 ** 24;
};

/** Questions whose answer is the candidate that `best` scores highest; features 0 to 2 are noise between 0 and 1. */
function sampleOf(
  questions: number,
  best: (row: Float32Array) => number,
): { sample: RankingSample; rows: Float32Array; right: number[] } {
  const rows = new Float32Array(questions * size * featureCount);
  const right: number[] = [];
  for (let q = 0; q < questions; q += 1) {
    let top = 0;
    let value = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < size; i += 1) {
      const at = (q * size + i) * featureCount;
      for (let f = 0; f < 3; f += 1) rows[at + f] = hash(q * 1000 + i * 10 + f);
      const score = best(rows.subarray(at, at + featureCount));
      if (score > value) {
        value = score;
        top = i;
      }
    }
    right.push(top);
  }
  const { borders, values } = finish(cutBins(rows, questions * size));
  const sample = new RankingSample(borders, values);
  for (let q = 0; q < questions; q += 1) {
    sample.add(rows.subarray(q * size * featureCount, (q + 1) * size * featureCount), size, right[q] ?? 0, q);
  }
  return { sample, rows, right };
}

function finish<R>(run: Generator<unknown, R, void>): R {
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
  }
}

function range(from: number, to: number): Int32Array {
  return Int32Array.from({ length: to - from }, (_, i) => from + i);
}

/** The share of questions whose answer comes first. */
function firstRate(
  data: ReturnType<typeof sampleOf>,
  from: number,
  score: (features: Float32Array, out: Float64Array) => void,
): number {
  const out = new Float64Array(64);
  let first = 0;
  for (let q = from; q < data.right.length; q += 1) {
    score(data.rows.subarray(q * size * featureCount, (q + 1) * size * featureCount), out);
    const list = out.subarray(0, size);
    if (list.indexOf(Math.max(...list)) === data.right[q]) first += 1;
  }
  return first / (data.right.length - from);
}

describe('the ranker', () => {
  it('finds the weights of a linear rule', () => {
    const data = sampleOf(900, (row) => (row[0] ?? 0) - 2 * (row[1] ?? 0));
    const linear = finish(fitLinearRanker(data.sample, range(0, 700)));
    expect(firstRate(data, 700, (features, out) => rankLinearly(linear, features, size, out))).toBeGreaterThan(0.85);
    expect((linear.weights[1] ?? 0) / (linear.weights[0] ?? 1)).toBeLessThan(-1);
  }, 120_000);

  it('learns by trees what no weighted sum can say', () => {
    const data = sampleOf(900, (row) => -Math.abs((row[0] ?? 0) - 0.5));
    const linear = finish(fitLinearRanker(data.sample, range(0, 700)));
    const byWeights = firstRate(data, 700, (features, out) => rankLinearly(linear, features, size, out));
    const guess = new Float64Array(data.sample.rows);
    const trees = finish(fitTrees(data.sample, guess, range(0, 600), range(600, 700), options));
    const byTrees = firstRate(data, 700, (features, out) => rank({ linear, trees }, features, size, out));
    expect(byWeights).toBeLessThan(0.3);
    expect(byTrees).toBeGreaterThan(0.6);
  }, 120_000);

  it.each([1, 2, 3])(
    'asks at most %i questions in a tree',
    (depth) => {
      const data = sampleOf(400, (row) => -Math.abs((row[0] ?? 0) - 0.5) - Math.abs((row[1] ?? 0) - 0.3));
      const bounds = { ...options, trees: 4, depth };
      const trees = finish(fitTrees(data.sample, new Float64Array(data.sample.rows), range(0, 300), range(300, 400), bounds));
      const depthOf = (node: number): number => {
        const left = trees.left[node] ?? 0;
        return (trees.feature[node] ?? -1) < 0 ? 0 : 1 + Math.max(depthOf(left), depthOf(left + 1));
      };
      expect(Math.max(...[...trees.roots].map(depthOf))).toBe(depth);
    },
    120_000,
  );

  it('keeps no tree where there is nothing to learn', () => {
    const data = sampleOf(300, () => 0);
    const noise = new RankingSample(data.sample.borders, data.sample.values);
    for (let q = 0; q < 300; q += 1) {
      noise.add(
        data.rows.subarray(q * size * featureCount, (q + 1) * size * featureCount),
        size,
        Math.floor(hash(q + 77) * size),
        q,
      );
    }
    const trees = finish(fitTrees(noise, new Float64Array(noise.rows), range(0, 150), range(150, 300), options));
    expect(trees.roots.length).toBeLessThan(10);
  });

  it('believes the nearest sessions before it is trained', () => {
    const features = new Float32Array(2 * featureCount);
    features[featureCount] = 1;
    const out = new Float64Array(2);
    rank(createUntrainedRanker(), features, 2, out);
    expect(out[1]).toBeGreaterThan(out[0] ?? 0);
  });
});
