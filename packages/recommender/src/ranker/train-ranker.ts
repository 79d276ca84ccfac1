import { memoryForAWhile } from '../catalogue/memory-for-a-while.ts';
import type { TailView } from '../session/model-view.ts';
import { mapShare, shareOf } from '../session/share-of-work.ts';
import { askTail, questionsOfSession } from './ask-tail.ts';
import type { BaseOptions, LinearModels } from './base-models.ts';
import { usualCandidates } from './candidates.ts';
import { featureCount } from './features.ts';
import { fitTrees, treeOptions } from './fit-trees.ts';
import { isNoWorse, type RankerInPlace } from './judge-ranker.ts';
import { fitLinearRanker, guessLinearly, type LinearRanker } from './linear-ranker.ts';
import type { Ranker } from './ranker.ts';
import { cutBins, RankingSample } from './ranking-sample.ts';

/** Questions that the borders of the bins are cut by. */
const binQuestions = 200;
/** The share of the questions that is held back: the least that gives so many, within bounds. */
const leastHeldShare = 0.1;
const mostHeldShare = 0.2;
const wellHeld = 1_000;
const fewest = 50;
/** Rows guessed without a pause: about a millisecond. */
const rowsGuessedPerSlice = 8_000;

/** A question as it was asked. */
interface Asked {
  readonly features: Float32Array;
  readonly size: number;
  readonly right: number;
  readonly group: number;
}

/**
 * Trains the ranker on what visitors of the tail did next, with features from models that saw only what came before: first the weighted sum, then the trees
 * on what it leaves.
 *
 * @param view the shop as it stood before the tail.
 * @param models linear models fitted on that.
 * @param inPlace what answers now, if anything was taught yet.
 * @returns null when the tail is too short, or when what is in place answers its newest part better.
 * @yields the share done.
 */
export function* trainRanker(
  view: TailView,
  models: LinearModels,
  itemCount: number,
  options: BaseOptions,
  inPlace: RankerInPlace | null = null,
): Generator<number, Ranker | null, void> {
  let questions = 0;
  for (let session = view.before; session < view.until; session += 1) questions += questionsOfSession(view, session);
  const sample = yield* mapShare(askAll(view, models, itemCount, options, questions), 0, 0.35);
  if (sample.starts.length < fewest) return null;
  // The newest are held back, to stop by and to judge by: by session, so that no visitor is on both sides.
  const border = borderOf(sample.group, questions);
  const training = questionsOf(sample, (question) => (sample.group[question] as number) < border);
  const held = questionsOf(sample, (question) => (sample.group[question] as number) >= border);
  const linear = yield* shareOf(fitLinearRanker(sample, training), 0.35);
  const guess = yield* shareOf(guessRows(sample, linear), 0.4);
  const trees = yield* mapShare(fitTrees(sample, guess, training, held, treeOptions), 0.4, 0.6);
  const challenger = { linear, trees };
  if (inPlace && !(yield* shareOf(isNoWorse(challenger, inPlace, sample, held), 1))) return null;
  return challenger;
}

/** What the weighted sum says of each row. */
function* guessRows(sample: RankingSample, linear: LinearRanker): Generator<void, Float64Array, void> {
  const { rows } = sample;
  const guess = new Float64Array(memoryForAWhile(8 * rows), 0, rows);
  for (let from = 0; from < rows; from += rowsGuessedPerSlice) {
    guessLinearly(linear, sample, from, Math.min(rows, from + rowsGuessedPerSlice), guess);
    yield;
  }
  return guess;
}

/** The first session that is held back. */
function borderOf(groups: readonly number[], questions: number): number {
  const ordered = Float64Array.from(groups).sort();
  const share = Math.min(mostHeldShare, Math.max(leastHeldShare, wellHeld / Math.max(1, questions)));
  return ordered[Math.floor(ordered.length * (1 - share))] as number;
}

/**
 * Asks the sessions of the tail. The bins are cut on the first questions, which are then added before the others.
 *
 * @param questions how many there are, roughly.
 */
function* askAll(
  view: TailView,
  models: LinearModels,
  itemCount: number,
  options: BaseOptions,
  questions: number,
): Generator<number, RankingSample, void> {
  const first: Asked[] = [];
  let sample: RankingSample | null = null;
  const asking = askTail(view, models, itemCount, options, (candidates, right, group) => {
    const { features, size } = candidates;
    if (sample !== null) sample.add(features, size, right, group);
    else first.push({ features: features.slice(0, size * featureCount), size, right, group });
  });
  for (const share of asking) {
    if (sample === null && first.length >= binQuestions) sample = yield* begin(first, questions);
    yield share;
  }
  return sample ?? (yield* begin(first, questions));
}

function* begin(asked: readonly Asked[], questions: number): Generator<number, RankingSample, void> {
  let rows = 0;
  for (const question of asked) rows += question.size;
  const features = new Float32Array(memoryForAWhile(4 * rows * featureCount), 0, rows * featureCount);
  let at = 0;
  for (const question of asked) {
    features.set(question.features, at);
    at += question.features.length;
    yield 0;
  }
  const { borders, values } = yield* shareOf(cutBins(features, rows), 0);
  // Room for the most questions there can be, as enlarging would copy it all at once; what is not used costs nothing.
  const sample = new RankingSample(borders, values, 2 * questions * usualCandidates);
  for (const question of asked) {
    sample.add(question.features, question.size, question.right, question.group);
    yield 0;
  }
  return sample;
}

function questionsOf(sample: RankingSample, wanted: (question: number) => boolean): Int32Array {
  const questions: number[] = [];
  for (let i = 0; i + 1 < sample.starts.length; i += 1) if (wanted(i)) questions.push(i);
  return Int32Array.from(questions);
}
