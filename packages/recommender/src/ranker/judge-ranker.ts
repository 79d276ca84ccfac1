import { featureCount } from './features.ts';
import { type Ranker, rank } from './ranker.ts';
import type { RankingSample } from './ranking-sample.ts';

const listLength = 20;
/** Fewer questions than these say nothing about which of two rankers is the better one. */
const leastQuestions = 50;

/** The ranker that answers now, and the first session it was not taught by. */
export interface RankerInPlace {
  readonly ranker: Ranker;
  readonly taughtUntil: number;
}

/**
 * Whether a new ranker may take the place of another: not when the other answers questions better that neither was taught by.
 * Where there are too few of these the new one goes live, having seen at least as much.
 *
 * @param questions held back from the new ranker's training.
 */
export function* isNoWorse(
  challenger: Ranker,
  inPlace: RankerInPlace,
  sample: RankingSample,
  questions: Int32Array,
): Generator<void, boolean, void> {
  const fair = questions.filter((question) => (sample.group[question] as number) >= inPlace.taughtUntil);
  if (fair.length < leastQuestions) return true;
  return (yield* judgeRanker(challenger, sample, fair)) >= (yield* judgeRanker(inPlace.ranker, sample, fair));
}

/** How well a ranker answers: 1 for a right answer in the list of 20 and its reciprocal rank on top, 0 to 2; the mean over questions. */
export function* judgeRanker(ranker: Ranker, sample: RankingSample, questions: Int32Array): Generator<void, number, void> {
  const features = new Float32Array(512 * featureCount);
  const scores = new Float64Array(512);
  let sum = 0;
  for (let k = 0; k < questions.length; k += 1) {
    const question = questions[k] as number;
    const size = sample.read(question, features);
    rank(ranker, features, size, scores);
    const right = (sample.right[question] as number) - (sample.starts[question] as number);
    const own = scores[right] as number;
    let place = 1;
    for (let i = 0; i < size; i += 1) if (i !== right && (scores[i] as number) >= own) place += 1;
    if (place <= listLength) sum += 1 + 1 / place;
    if ((k & 15) === 15) yield;
  }
  return sum / Math.max(1, questions.length);
}
