import type { SparseRows } from '../linear/sparse-rows.ts';
import { statisticsColumns, statisticsStride } from '../session/item-statistics.ts';
import type { ModelView, SessionQuery } from '../session/model-view.ts';
import { type Scoreboard, scoreColumns, scoreStride } from '../session/scoreboard.ts';
import type { LinearModels } from './base-models.ts';
import { describeSeen, isAlternating, neverSeen, runOf } from './describe-seen.ts';
import { featureColumns as columns, featureCount } from './features.ts';
import { quickLog } from './quick-log.ts';

/** Stands for the age of what never came after the newest item. */
const neverAfter = Math.exp(14);
/** So small a score is none. */
const nothing = 1e-6;

/** Candidates with what the models say of them and room for their features. */
interface DescribedCandidates {
  readonly ids: Int32Array;
  /** The slot of each on the board. */
  readonly slots: Int32Array;
  readonly size: number;
  readonly board: Scoreboard;
  readonly features: Float32Array;
  placeOf(item: number): number;
}

/** The columns that hold logarithms. */
const logarithms = Int32Array.of(
  columns.nearestLog,
  columns.rulesLog,
  columns.popularitySlow,
  columns.popularityFast,
  columns.popularityTrend,
  columns.silence,
  columns.novelty,
  columns.afterShare,
  columns.afterPair,
  columns.beforeShare,
  columns.afterAge,
  columns.twoStepsLog,
  columns.nearLog,
  columns.nextLog,
  columns.previousLog,
);
/** The columns of the board that shares of the best are taken of. */
const shared = Int32Array.of(
  scoreColumns.nearest,
  scoreColumns.rules,
  scoreColumns.sequential,
  scoreColumns.together,
  scoreColumns.twoSteps,
  scoreColumns.near,
  scoreColumns.next,
  scoreColumns.previous,
  scoreColumns.anywhere,
  scoreColumns.evenly,
);
/** The greatest score of these among the candidates. */
const best = new Float64Array(scoreStride);
const limit = 512;
/** Sessions each candidate was in. */
const supports = new Float64Array(limit);

/** Fills the features of all candidates, which are at most 512. */
export function describeCandidates(
  candidates: DescribedCandidates,
  view: ModelView,
  models: LinearModels,
  query: SessionQuery,
): void {
  const { features, size } = candidates;
  findBest(candidates);
  features.fill(0, 0, size * featureCount);
  const { records } = view.statistics;
  const last = query.length > 0 ? (query.items[query.length - 1] as number) : -1;
  const lastRecord = last * statisticsStride;
  const lastEvents = last >= 0 ? (records[lastRecord + statisticsColumns.events] as number) : 0;
  const lastAgain = last >= 0 ? ((records[lastRecord + statisticsColumns.again] as number) + 1) / (lastEvents + 4) : 0;
  const lastSupport = last >= 0 ? (records[lastRecord + statisticsColumns.sessions] as number) : 0;
  const rulesScale = 1 / Math.max(1, lastEvents);
  view.statistics.patterns.ask(query.items, query.length);
  describeScores(candidates, rulesScale);
  describeItems(candidates, view);
  takeLogarithms(features, size);
  describeSession(candidates, view, query, lastSupport, lastAgain, rulesScale);
  describeSeen(query, view.statistics.patterns, candidates);
  if (last >= 0) {
    if (models.sequential) spread(candidates, models.sequential.rows, last, columns.lastSequential);
    if (models.together) spread(candidates, models.together.rows, last, columns.lastTogether);
  }
}

/** What the models say of each. */
function describeScores({ board, slots, size, features }: DescribedCandidates, rulesScale: number): void {
  const { values } = board;
  const width = featureCount;
  const perNearest = 1 / (best[scoreColumns.nearest] as number);
  const perRules = 1 / (best[scoreColumns.rules] as number);
  const perSequential = 1 / (best[scoreColumns.sequential] as number);
  const perTogether = 1 / (best[scoreColumns.together] as number);
  const perTwoSteps = 1 / (best[scoreColumns.twoSteps] as number);
  const perNear = 1 / (best[scoreColumns.near] as number);
  const perNext = 1 / (best[scoreColumns.next] as number);
  const perPrevious = 1 / (best[scoreColumns.previous] as number);
  const perAnywhere = 1 / (best[scoreColumns.anywhere] as number);
  const perEvenly = 1 / (best[scoreColumns.evenly] as number);
  for (let i = 0, f = 0; i < size; i += 1, f += width) {
    const record = (slots[i] as number) * scoreStride;
    const nearest = values[record + scoreColumns.nearest] as number;
    features[f + columns.nearestShare] = nearest * perNearest;
    features[f + columns.nearestLog] = nearest + 1e-4;
    const rules = values[record + scoreColumns.rules] as number;
    features[f + columns.rulesLog] = rules * rulesScale + 1e-4;
    features[f + columns.rulesShare] = rules * perRules;
    const sequential = values[record + scoreColumns.sequential] as number;
    features[f + columns.sequentialValue] = sequential;
    features[f + columns.sequentialShare] = sequential * perSequential;
    const together = values[record + scoreColumns.together] as number;
    features[f + columns.togetherValue] = together;
    features[f + columns.togetherShare] = together * perTogether;
    const twoSteps = values[record + scoreColumns.twoSteps] as number;
    features[f + columns.twoStepsLog] = twoSteps + 1e-3;
    features[f + columns.twoStepsShare] = twoSteps * perTwoSteps;
    features[f + columns.afterShare] = (values[record + scoreColumns.after] as number) * rulesScale + 1e-4;
    features[f + columns.afterPair] = (values[record + scoreColumns.afterPair] as number) + 1e-2;
    features[f + columns.beforeShare] = (values[record + scoreColumns.before] as number) * rulesScale + 1e-4;
    const age = values[record + scoreColumns.age] as number;
    features[f + columns.afterAge] = age === 0 ? neverAfter : age;
    const near = values[record + scoreColumns.near] as number;
    features[f + columns.nearLog] = near * rulesScale + 1e-4;
    features[f + columns.nearShare] = near * perNear;
    const next = values[record + scoreColumns.next] as number;
    features[f + columns.nextLog] = next + 1e-4;
    features[f + columns.nextShare] = next * perNext;
    const previous = values[record + scoreColumns.previous] as number;
    features[f + columns.previousLog] = previous + 1e-4;
    features[f + columns.previousShare] = previous * perPrevious;
    features[f + columns.anywhereShare] = (values[record + scoreColumns.anywhere] as number) * perAnywhere;
    const evenly = values[record + scoreColumns.evenly] as number;
    features[f + columns.evenlyValue] = evenly;
    features[f + columns.evenlyShare] = evenly * perEvenly;
  }
}

/** What the crowd did with each. */
function describeItems({ ids, size, features }: DescribedCandidates, { statistics, now }: ModelView): void {
  const { records } = statistics;
  const width = featureCount;
  const perSlow = 1 / statistics.slowGrowth;
  const perFast = 1 / statistics.fastGrowth;
  // An item's record lies far off in memory: a loop that does nothing but look lets the processor fetch many at once.
  for (let i = 0; i < size; i += 1)
    supports[i] = records[(ids[i] as number) * statisticsStride + statisticsColumns.sessions] as number;
  for (let i = 0, f = 0; i < size; i += 1, f += width) {
    const record = (ids[i] as number) * statisticsStride;
    const slow = (records[record + statisticsColumns.slow] as number) * perSlow + 0.1;
    const fast = (records[record + statisticsColumns.fast] as number) * perFast + 0.01;
    const events = records[record + statisticsColumns.events] as number;
    const again = records[record + statisticsColumns.again] as number;
    const support = supports[i] as number;
    const perEvent = 1 / (events + 4);
    features[f + columns.popularitySlow] = slow;
    features[f + columns.popularityFast] = fast;
    features[f + columns.popularityTrend] = fast / slow;
    features[f + columns.silence] = 1 + Math.max(0, now - (records[record + statisticsColumns.lastSession] as number));
    features[f + columns.novelty] = 1 + Math.max(0, now - (records[record + statisticsColumns.firstSession] as number));
    features[f + columns.repeatImmediate] = (again + 1) * perEvent;
    features[f + columns.repeatPerSession] = (events + 1) / (support + 1);
    features[f + columns.returns] = (events - support - again + 0.3) * perEvent;
  }
}

/** What is the same for all of them, and what holds of those that the session has not seen. */
function describeSession(
  { size, features }: DescribedCandidates,
  { statistics: { patterns } }: ModelView,
  query: SessionQuery,
  lastSupport: number,
  lastAgain: number,
  rulesScale: number,
): void {
  let distinct = 0;
  let immediate = 0;
  for (let i = 0; i < query.length; i += 1) {
    if (query.items.indexOf(query.items[i] as number) === i) distinct += 1;
    if (i > 0 && query.items[i] === query.items[i - 1]) immediate += 1;
  }
  const width = featureCount;
  const supportLog = quickLog(1 + lastSupport);
  const nearestBest = quickLog((best[scoreColumns.nearest] as number) + 1e-4);
  const sequentialBest = best[scoreColumns.sequential] as number;
  const rulesBest = quickLog((best[scoreColumns.rules] as number) * rulesScale + 1e-4);
  const { chanceOfNew } = patterns;
  const newLog = quickLog(chanceOfNew);
  const run = runOf(query);
  const alternates = isAlternating(query) ? 1 : 0;
  for (let i = 0, f = 0; i < size; i += 1, f += width) {
    features[f + columns.patternLog] = newLog;
    features[f + columns.distinctSince] = neverSeen;
    features[f + columns.sessionLength] = query.length;
    features[f + columns.sessionDistinct] = distinct;
    features[f + columns.sessionRepeats] = query.length - distinct;
    features[f + columns.sessionLastSupport] = supportLog;
    features[f + columns.sessionLastRepeat] = lastAgain;
    features[f + columns.sessionNearestBest] = nearestBest;
    features[f + columns.sessionSequentialBest] = sequentialBest;
    features[f + columns.sessionRulesBest] = rulesBest;
    features[f + columns.sessionImmediate] = immediate;
    features[f + columns.sessionPatternNew] = chanceOfNew;
    features[f + columns.sessionRun] = run;
    features[f + columns.sessionAlternates] = alternates;
  }
}

/** Finds the greatest score of each column that shares are taken of. */
function findBest({ board, slots, size }: DescribedCandidates): void {
  const { values } = board;
  for (let k = 0; k < shared.length; k += 1) {
    const column = shared[k] as number;
    let greatest = nothing;
    for (let i = 0; i < size; i += 1)
      greatest = Math.max(greatest, values[(slots[i] as number) * scoreStride + column] as number);
    best[column] = greatest;
  }
}

/** What a model says of the candidates by the newest item alone. */
function spread(candidates: DescribedCandidates, rows: SparseRows, item: number, column: number): void {
  if (item >= rows.rows) return;
  const end = rows.starts[item + 1] as number;
  for (let at = rows.starts[item] as number; at < end; at += 1) {
    const place = candidates.placeOf(rows.columns[at] as number);
    if (place >= 0) candidates.features[place * featureCount + column] = rows.values[at] as number;
  }
}

/** Puts logarithms in place of the numbers: one small loop, which the engine makes faster than a dozen calls spread over a long one. */
function takeLogarithms(features: Float32Array, size: number): void {
  const width = featureCount;
  for (let k = 0; k < logarithms.length; k += 1) {
    const column = logarithms[k] as number;
    for (let i = 0, f = column; i < size; i += 1, f += width) features[f] = quickLog(features[f] as number);
  }
}
