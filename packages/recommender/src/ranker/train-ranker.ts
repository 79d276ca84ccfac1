import { memoryForAWhile } from '../catalogue/memory-for-a-while.ts';
import type { TailView } from '../session/model-view.ts';
import { mapShare, shareOf } from '../session/share-of-work.ts';
import { askTail, questionsOfSession } from './ask-tail.ts';
import type { BaseOptions, LinearModels } from './base-models.ts';
import { type Candidates, candidateLimit } from './candidates.ts';
import { featureCount } from './features.ts';
import { fitTrees, treeOptions } from './fit-trees.ts';
import { isNoWorse, type RankerInPlace } from './judge-ranker.ts';
import { fitLinearRanker } from './linear-ranker.ts';
import { narrowSample } from './narrow-sample.ts';
import type { Ranker } from './ranker.ts';
import { cutBins, RankingSample } from './ranking-sample.ts';

/** Questions kept with all their candidates, a few kilobytes each: plenty for some forty weights. */
const wideLimit = 4_000;
/** Questions that the borders of the bins are cut by. */
const binQuestions = 200;
/** The share of the questions that is held back: the least that gives so many, within bounds. */
const leastHeldShare = 0.1;
const mostHeldShare = 0.2;
const wellHeld = 1_000;

/** A question as it was asked. */
interface Asked {
  readonly features: Float32Array;
  readonly size: number;
  readonly right: number;
  readonly group: number;
}

/**
 * Trains the ranker on what visitors of the tail did next, with features from models that saw only what came before. The weighted sum is fitted to sessions
 * spread over the tail with all their candidates; the trees to all sessions, but only the candidates that the sum puts first.
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
  const stride = Math.max(1, Math.ceil(questions / wideLimit));
  const isWide = (session: number): boolean => session % stride === 0;
  const wide = yield* askWide(view, models, itemCount, options, isWide, Math.ceil(questions / stride));
  if (wide.starts.length < 50) return null;
  // The newest are held back, to stop by and to judge by: by session, so that no visitor is on both sides.
  const border = borderOf(wide.group, questions);
  const olderWide = questionsOf(wide, (question) => (wide.group[question] as number) < border);
  const linear = yield* shareOf(fitLinearRanker(wide, olderWide), 0.3);
  const narrow = yield* shareOf(narrowSample(wide, linear, 2 * questions), 0.35);
  if (stride > 1) {
    const add = ({ features, size }: Candidates, right: number, session: number): void =>
      narrow.add(features, size, right, session);
    yield* shareOf(
      askTail(view, models, itemCount, options, (session) => !isWide(session), add),
      0.4,
    );
  }
  const { sample } = narrow;
  const training = questionsOf(sample, (question) => (sample.group[question] as number) < border);
  const held = questionsOf(sample, (question) => (sample.group[question] as number) >= border);
  const trees = yield* mapShare(fitTrees(sample, narrow.guess, training, held, treeOptions), 0.4, 0.6);
  const challenger = { linear, trees };
  const heldWide = questionsOf(wide, (question) => (wide.group[question] as number) >= border);
  if (inPlace && !(yield* shareOf(isNoWorse(challenger, inPlace, wide, heldWide), 1))) return null;
  return challenger;
}

/** The first session that is held back. */
function borderOf(groups: readonly number[], questions: number): number {
  const ordered = Float64Array.from(groups).sort();
  const share = Math.min(mostHeldShare, Math.max(leastHeldShare, wellHeld / Math.max(1, questions)));
  return ordered[Math.floor(ordered.length * (1 - share))] as number;
}

/**
 * Asks sessions with all their candidates. The bins are cut on the first questions, which are then added before the others.
 *
 * @param questions how many the sessions give, roughly.
 */
export function* askWide(
  view: TailView,
  models: LinearModels,
  itemCount: number,
  options: BaseOptions,
  wants: (session: number) => boolean,
  questions: number,
): Generator<number, RankingSample, void> {
  const first: Asked[] = [];
  let sample: RankingSample | null = null;
  const asking = askTail(view, models, itemCount, options, wants, (candidates, right, group) => {
    const { features, size } = candidates;
    if (sample !== null) sample.add(features, size, right, group);
    else first.push({ features: features.slice(0, size * featureCount), size, right, group });
  });
  for (const share of asking) {
    if (sample === null && first.length >= binQuestions) sample = yield* begin(first, questions);
    yield 0.3 * share;
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
    yield 0.1;
  }
  const { borders, values } = yield* shareOf(cutBins(features, rows), 0.1);
  // Room for the most questions there can be, as enlarging would copy it all at once; what is not used costs nothing.
  const sample = new RankingSample(borders, values, 2 * questions * candidateLimit);
  for (const question of asked) {
    sample.add(question.features, question.size, question.right, question.group);
    yield 0.1;
  }
  return sample;
}

export function questionsOf(sample: RankingSample, wanted: (question: number) => boolean): Int32Array {
  const questions: number[] = [];
  for (let i = 0; i + 1 < sample.starts.length; i += 1) if (wanted(i)) questions.push(i);
  return Int32Array.from(questions);
}
