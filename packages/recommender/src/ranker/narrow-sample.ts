import { memoryForAWhile } from '../catalogue/memory-for-a-while.ts';
import { nthGreatest } from '../session/nth-greatest.ts';
import { featureCount } from './features.ts';
import { type LinearRanker, rankLinearly } from './linear-ranker.ts';
import { treeCandidates } from './ranker.ts';
import { RankingSample } from './ranking-sample.ts';

/** Of each question the candidates that the trees will see, with the first guess of them. */
export class NarrowSample {
  readonly sample: RankingSample;
  private readonly linear: LinearRanker;
  private guesses: Float64Array;
  private readonly scores: Float64Array = new Float64Array(512);
  private readonly kept: Float32Array = new Float32Array(512 * featureCount);

  /** @param questions how many will be added, at most; room that is not used costs nothing. */
  constructor(borders: Float32Array, values: Float32Array, linear: LinearRanker, questions: number) {
    this.sample = new RankingSample(borders, values, questions * (treeCandidates + 2));
    const rows = questions * (treeCandidates + 2);
    this.guesses = new Float64Array(memoryForAWhile(8 * rows), 0, rows);
    this.linear = linear;
  }

  /** The first guess of each row. */
  get guess(): Float64Array {
    return this.guesses.subarray(0, this.sample.rows);
  }

  /** Adds a question unless the first guess puts its answer behind what the trees look at. */
  add(features: Float32Array, size: number, right: number, group: number): void {
    const { scores, kept, sample } = this;
    rankLinearly(this.linear, features, size, scores);
    const bar = size > treeCandidates ? nthGreatest(scores, size, treeCandidates) : Number.NEGATIVE_INFINITY;
    if ((scores[right] as number) < bar) return;
    if (sample.rows + size > this.guesses.length) {
      const grown = new Float64Array(Math.ceil((sample.rows + size) * 1.5));
      grown.set(this.guesses);
      this.guesses = grown;
    }
    let count = 0;
    let rightAt = -1;
    for (let i = 0; i < size; i += 1) {
      if ((scores[i] as number) < bar) continue;
      if (i === right) rightAt = count;
      const from = i * featureCount;
      for (let f = 0, to = count * featureCount; f < featureCount; f += 1, to += 1) kept[to] = features[from + f] as number;
      this.guesses[sample.rows + count] = scores[i] as number;
      count += 1;
    }
    sample.add(kept, count, rightAt, group);
  }
}

/** Narrows a sample, leaving room for more questions. */
export function* narrowSample(wide: RankingSample, linear: LinearRanker, more = 0): Generator<void, NarrowSample, void> {
  const questions = wide.starts.length - 1;
  const narrow = new NarrowSample(wide.borders, wide.values, linear, questions + more);
  const row = new Float32Array(512 * featureCount);
  for (let question = 0; question < questions; question += 1) {
    const from = wide.starts[question] as number;
    const size = wide.read(question, row);
    narrow.add(row, size, (wide.right[question] as number) - from, wide.group[question] as number);
    if ((question & 1) === 1) yield;
  }
  return narrow;
}
