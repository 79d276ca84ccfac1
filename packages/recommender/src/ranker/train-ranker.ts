import type { ModelView, SessionQuery } from '../session/model-view.ts';
import type { BaseOptions, LinearModels } from './base-models.ts';
import { Candidates } from './candidates.ts';
import { featureCount } from './features.ts';
import { fitTrees, treeOptions } from './fit-trees.ts';
import { isNoWorse, type RankerInPlace } from './judge-ranker.ts';
import { fitLinearRanker, rankLinearly } from './linear-ranker.ts';
import { nthGreatest, type Ranker, treeCandidates } from './ranker.ts';
import { cutBins, RankingSample } from './ranking-sample.ts';

/** Questions asked of the tail, and of one session of it at most. */
const questionLimit = 12_000;
const perSession = 8;
const queryLimit = 64;
const nothing: ReadonlySet<number> = new Set();

/** Where the tail that teaches the ranker begins: the last fifth of the sessions, or fewer when they give questions enough. */
export function chooseTail(view: ModelView): number {
  const { store } = view;
  const first = store.firstSession;
  const least = first + Math.ceil((store.sessionCount - first) * 0.8);
  let questions = 0;
  let session = store.sessionCount;
  while (session > least && questions < questionLimit) {
    session -= 1;
    questions += Math.max(0, Math.min(perSession, store.sessions.count(store.slotOf(session)) - 1));
  }
  return session;
}

/**
 * Trains the ranker on what visitors of the tail did next, with features from models that saw only what came before.
 *
 * @param view the shop as it stood before the tail.
 * @param models linear models fitted on that.
 * @param inPlace what answers now, if anything was taught yet.
 * @returns null when the tail is too short, or when what is in place answers its newest part better.
 * @yields the share done.
 */
export function* trainRanker(
  view: ModelView,
  models: LinearModels,
  itemCount: number,
  options: BaseOptions,
  inPlace: RankerInPlace | null = null,
): Generator<number, Ranker | null, void> {
  const wide = yield* askTail(view, models, itemCount, options);
  if (wide.starts.length < 50) return null;
  const all = questionsOf(wide, () => true);
  const linear = yield* shareOf(fitLinearRanker(wide, all), 0.4);
  const narrow = yield* shareOf(narrowSample(wide, linear), 0.5);
  // The newest fifth is held back: by session, so that no visitor is on both sides.
  const groups = narrow.sample.group;
  const border = groups[Math.floor(groups.length * 0.8)] as number;
  const training = questionsOf(narrow.sample, (question) => (groups[question] as number) < border);
  const held = questionsOf(narrow.sample, (question) => (groups[question] as number) >= border);
  const guess = narrow.guess.slice();
  const probe = yield* shareOf(fitTrees(narrow.sample, guess, training, held, treeOptions), 0.6);
  const challenger = { linear, trees: probe };
  const heldWide = questionsOf(wide, (question) => (wide.group[question] as number) >= border);
  if (inPlace && !(yield* shareOf(isNoWorse(challenger, inPlace, wide, heldWide), 0.6))) return null;
  if (probe.roots.length === 0) return challenger;
  const everything = questionsOf(narrow.sample, () => true);
  const again = { ...treeOptions, trees: Math.round(probe.roots.length * 1.1) };
  const trees = yield* shareOf(fitTrees(narrow.sample, narrow.guess, everything, new Int32Array(0), again), 0.8);
  return { linear, trees };
}

export function* askTail(
  view: ModelView,
  models: LinearModels,
  itemCount: number,
  options: BaseOptions,
): Generator<number, RankingSample, void> {
  const { store } = view;
  const candidates = new Candidates(options);
  const query: SessionQuery = { items: new Int32Array(queryLimit), length: 0 };
  const seen = new Set<number>();
  const firstRows: { features: Float32Array; size: number; right: number; group: number }[] = [];
  let sample: RankingSample | null = null;
  const tail = store.sessionCount - view.before;
  for (let session = view.before; session < store.sessionCount; session += 1) {
    const slot = store.slotOf(session);
    const start = store.sessions.start(slot);
    const size = store.sessions.count(slot);
    const positions = size - 1;
    for (let k = 0; k < Math.min(positions, perSession); k += 1) {
      const at = 1 + (positions <= perSession ? k : Math.floor(((k + 0.5) * positions) / perSession));
      const { arena } = store.sessions;
      const target = arena[start + at] as number;
      const from = Math.max(0, at - queryLimit);
      query.length = 0;
      for (let i = from; i < at; i += 1) {
        const item = arena[start + i] as number;
        if ((view.statistics.sessions[item] ?? 0) === 0) continue;
        query.items[query.length] = item;
        query.length += 1;
      }
      if (query.length === 0) continue;
      // Most placements leave out what the session has seen, so a question whose answer is new is asked that way as well.
      seen.clear();
      for (let i = 0; i < query.length; i += 1) seen.add(query.items[i] as number);
      for (const excluded of seen.has(target) ? [nothing] : [nothing, seen]) {
        candidates.collect(view, models, query, itemCount, excluded);
        const right = indexOf(candidates.ids, candidates.size, target);
        if (right < 0) continue;
        if (sample === null) {
          firstRows.push({
            features: candidates.features.slice(0, candidates.size * featureCount),
            size: candidates.size,
            right,
            group: session,
          });
          if (firstRows.length >= 200) sample = yield* begin(firstRows);
        } else {
          sample.add(candidates.features, candidates.size, right, session);
        }
      }
      yield (0.3 * (session - view.before)) / tail;
    }
  }
  return sample ?? (yield* begin(firstRows));
}

/** Cuts the bins on the first questions, then adds these. */
function* begin(
  questions: readonly { features: Float32Array; size: number; right: number; group: number }[],
): Generator<number, RankingSample, void> {
  let rows = 0;
  for (const question of questions) rows += question.size;
  const features = new Float32Array(rows * featureCount);
  let at = 0;
  for (const question of questions) {
    features.set(question.features, at);
    at += question.features.length;
  }
  const { borders, values } = yield* shareOf(cutBins(features, rows), 0.1);
  const sample = new RankingSample(borders, values);
  for (const question of questions) {
    sample.add(question.features, question.size, question.right, question.group);
    yield 0.1;
  }
  return sample;
}

/** Keeps of each question the candidates the trees will see. */
export function* narrowSample(
  wide: RankingSample,
  linear: ReturnType<typeof fitLinearRanker> extends Generator<void, infer R, void> ? R : never,
): Generator<void, { sample: RankingSample; guess: Float64Array }, void> {
  const sample = new RankingSample(wide.borders, wide.values);
  const row = new Float32Array(512 * featureCount);
  const scores = new Float64Array(512);
  const guesses: number[] = [];
  const kept = new Float32Array(512 * featureCount);
  for (let question = 0; question + 1 < wide.starts.length; question += 1) {
    const from = wide.starts[question] as number;
    const size = wide.read(question, row);
    rankLinearly(linear, row, size, scores);
    const bar = size > treeCandidates ? nthGreatest(scores, size, treeCandidates) : Number.NEGATIVE_INFINITY;
    const right = (wide.right[question] as number) - from;
    if ((scores[right] as number) < bar) continue;
    let count = 0;
    let rightAt = -1;
    for (let i = 0; i < size; i += 1) {
      if ((scores[i] as number) < bar) continue;
      if (i === right) rightAt = count;
      kept.set(row.subarray(i * featureCount, (i + 1) * featureCount), count * featureCount);
      guesses.push(scores[i] as number);
      count += 1;
    }
    sample.add(kept, count, rightAt, wide.group[question] as number);
    if ((question & 7) === 7) yield;
  }
  return { sample, guess: Float64Array.from(guesses) };
}

export function questionsOf(sample: RankingSample, wanted: (question: number) => boolean): Int32Array {
  const questions: number[] = [];
  for (let i = 0; i + 1 < sample.starts.length; i += 1) if (wanted(i)) questions.push(i);
  return Int32Array.from(questions);
}

function* shareOf<R>(run: Generator<unknown, R, void>, share: number): Generator<number, R, void> {
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
    yield share;
  }
}

function indexOf(ids: Int32Array, size: number, item: number): number {
  for (let i = 0; i < size; i += 1) if (ids[i] === item) return i;
  return -1;
}
