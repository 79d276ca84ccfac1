import { expect, it } from 'vitest';
import { featureCount } from './features.ts';
import { isNoWorse, judgeRanker } from './judge-ranker.ts';
import { createUntrainedRanker, type Ranker } from './ranker.ts';
import { cutBins, RankingSample } from './ranking-sample.ts';

const size = 40;

/** Questions whose answer has the greatest value of feature 3, so that a ranker by that feature is always right. */
function ask(questions: number): RankingSample {
  const rows = new Float32Array(questions * size * featureCount);
  for (let row = 0; row < questions * size; row += 1) rows[row * featureCount + 3] = ((row * 7) % size) / size;
  const { borders, values } = finish(cutBins(rows, questions * size));
  const sample = new RankingSample(borders, values);
  for (let q = 0; q < questions; q += 1) {
    const own = rows.subarray(q * size * featureCount, (q + 1) * size * featureCount);
    let right = 0;
    for (let i = 0; i < size; i += 1)
      if ((own[i * featureCount + 3] as number) > (own[right * featureCount + 3] as number)) right = i;
    sample.add(own, size, right, q);
  }
  return sample;
}

function byFeature3(weight: number): Ranker {
  const ranker = createUntrainedRanker();
  ranker.linear.weights.fill(0);
  ranker.linear.weights[3] = weight;
  return ranker;
}

function finish<R>(run: Generator<unknown, R, void>): R {
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
  }
}

const sample = ask(80);
const all = Int32Array.from({ length: 80 }, (_, i) => i);
const good = byFeature3(1);
const bad = byFeature3(-1);

it('counts a hit in the list and its reciprocal rank', () => {
  expect(finish(judgeRanker(good, sample, all))).toBe(2);
  expect(finish(judgeRanker(bad, sample, all))).toBe(0);
});

it('lets a worse ranker not go live, and a better or equal one', () => {
  expect(finish(isNoWorse(bad, { ranker: good, taughtUntil: 0 }, sample, all))).toBe(false);
  expect(finish(isNoWorse(good, { ranker: bad, taughtUntil: 0 }, sample, all))).toBe(true);
  expect(finish(isNoWorse(good, { ranker: good, taughtUntil: 0 }, sample, all))).toBe(true);
});

it('holds nobody to questions that the ranker in place was taught by', () => {
  expect(finish(isNoWorse(bad, { ranker: good, taughtUntil: 70 }, sample, all))).toBe(true);
  expect(finish(isNoWorse(bad, { ranker: good, taughtUntil: 20 }, sample, all))).toBe(false);
});
