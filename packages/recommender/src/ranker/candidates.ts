import { grow } from '../catalogue/grow.ts';
import { scoreByLinearModel } from '../linear/linear-model.ts';
import type { SparseRows } from '../linear/sparse-rows.ts';
import { BestScores } from '../session/best-scores.ts';
import { statisticsColumns, statisticsStride } from '../session/item-statistics.ts';
import type { ModelView, SessionQuery } from '../session/model-view.ts';
import { NearestSessions } from '../session/nearest-sessions.ts';
import { Scoreboard, scoreColumns, scoreStride } from '../session/scoreboard.ts';
import { scoreBySequentialRules } from '../session/sequential-rules.ts';
import type { BaseOptions, LinearModels } from './base-models.ts';
import { describeSeen, isAlternating, neverSeen, runOf } from './describe-seen.ts';
import { featureCount } from './features.ts';
import { quickLog } from './quick-log.ts';
import { scoreTwoSteps } from './two-steps.ts';

/** The most candidates a query has. */
export const candidateLimit = 224;
const sessionItems = 16;
const worstRank = 120;
/** The columns that hold logarithms. */
const logarithms = [1, 9, 14, 15, 16, 17, 18, 36, 37, 38, 39, 40, 43, 57, 59] as const;
/** Stands for the age of what never came after the newest item. */
const neverAfter = Math.exp(14);
/** Where the models propose fewer than so many, what lies two steps away is proposed as well. */
const enough = 100;

/** The union of what every model proposes, with a row of features each, in buffers that are used again and again. */
export class Candidates {
  readonly ids: Int32Array = new Int32Array(candidateLimit);
  readonly features: Float32Array = new Float32Array(candidateLimit * featureCount);
  size = 0;
  /** What every model says of every item it knows something about. */
  readonly board: Scoreboard = new Scoreboard();
  private readonly nearestSessions: NearestSessions = new NearestSessions();
  private readonly nearestTop: BestScores = new BestScores(90);
  private readonly rulesTop: BestScores = new BestScores(50);
  private readonly sequentialTop: BestScores = new BestScores(60);
  private readonly togetherTop: BestScores = new BestScores(40);
  private readonly twoStepsTop: BestScores = new BestScores(60);
  /** The place of each slot of the board among the candidates, plus one; 0 for those that are none. */
  private places: Int32Array = new Int32Array(1024);
  /** The slot of each candidate on the board. */
  private readonly slots: Int32Array = new Int32Array(candidateLimit);
  /** Sessions each candidate was in. */
  private readonly supports: Float64Array = new Float64Array(candidateLimit);
  /** May be set between queries, when training has chosen others. */
  options: BaseOptions;

  constructor(options: BaseOptions) {
    this.options = options;
  }

  /** Fills `ids` with what one model proposes, its scores being in the field of the same name; no features. */
  collectOne(
    model: 'nearest' | 'rules' | 'sequential' | 'together' | 'none',
    view: ModelView,
    models: LinearModels,
    query: SessionQuery,
    itemCount: number,
    excluded: ReadonlySet<number>,
  ): void {
    this.clear(view, itemCount);
    if (model === 'nearest') {
      this.nearestSessions.score(view, query, this.options.nearest, this.board);
      this.propose(scoreColumns.nearest, this.nearestTop, excluded);
    } else if (model === 'rules') {
      scoreBySequentialRules(view, query, this.options.rules, this.board);
      this.propose(scoreColumns.rules, this.rulesTop, excluded);
    } else if (model === 'sequential' || model === 'together') {
      const fitted = models[model];
      if (fitted) scoreByLinearModel(fitted, query, this.board, scoreColumns[model]);
      this.propose(scoreColumns[model], model === 'sequential' ? this.sequentialTop : this.togetherTop, excluded);
    }
    this.addKnown(view, query, excluded);
  }

  /** Fills `ids` and `features` for a query. */
  collect(view: ModelView, models: LinearModels, query: SessionQuery, itemCount: number, excluded: ReadonlySet<number>): void {
    this.clear(view, itemCount);
    const { board } = this;
    this.nearestSessions.score(view, query, this.options.nearest, board);
    scoreBySequentialRules(view, query, this.options.rules, board);
    if (models.sequential) scoreByLinearModel(models.sequential, query, board, scoreColumns.sequential);
    if (models.together) scoreByLinearModel(models.together, query, board, scoreColumns.together);
    this.propose(scoreColumns.nearest, this.nearestTop, excluded);
    this.propose(scoreColumns.rules, this.rulesTop, excluded);
    this.propose(scoreColumns.sequential, this.sequentialTop, excluded);
    this.propose(scoreColumns.together, this.togetherTop, excluded);
    if (models.sequential) scoreTwoSteps(models.sequential.rows, this.nearestTop, query, board);
    if (this.size < enough) this.propose(scoreColumns.twoSteps, this.twoStepsTop, excluded);
    else this.twoStepsTop.clear();
    this.addKnown(view, query, excluded);
    this.describe(view, models, query);
  }

  private clear(view: ModelView, itemCount: number): void {
    this.places.fill(0, 0, this.board.size);
    this.size = 0;
    this.board.reset();
    // Training asks with statistics from before its tail, while new items come.
    view.statistics.cover(Math.max(itemCount, view.store.statistics.itemCount));
  }

  /** The place of an item among the candidates; -1 when it is none. */
  placeOf(item: number): number {
    return (this.places[this.board.find(item)] as number) - 1;
  }

  /** The session's own items and, so that no answer is ever short, what is popular. */
  private addKnown(view: ModelView, query: SessionQuery, excluded: ReadonlySet<number>): void {
    for (let back = 0; back < query.length && back < sessionItems; back += 1) {
      const item = query.items[query.length - 1 - back] as number;
      if (!excluded.has(item)) this.add(item);
    }
    const { top, topSize } = view.statistics;
    for (let i = 0; i < topSize && (i < 8 || this.size < 24); i += 1)
      if (!excluded.has(top[i] as number)) this.add(top[i] as number);
  }

  private propose(column: number, best: BestScores, excluded: ReadonlySet<number>): void {
    best.choose(this.board, column, excluded);
    for (let i = 0; i < best.size; i += 1) this.add(best.ids[i] as number);
  }

  private add(item: number): void {
    if (this.size === candidateLimit) return;
    const slot = this.board.take(item);
    if (slot >= this.places.length) this.places = grow(this.places, slot + 1);
    if (this.places[slot] !== 0) return;
    this.ids[this.size] = item;
    this.slots[this.size] = slot;
    this.size += 1;
    this.places[slot] = this.size;
  }

  private describe(view: ModelView, models: LinearModels, query: SessionQuery): void {
    const { features, ids, size, board } = this;
    const { values } = board;
    const { statistics } = view;
    const last = query.length > 0 ? (query.items[query.length - 1] as number) : -1;
    const nearestBest = best(this.nearestTop);
    const rulesBest = best(this.rulesTop);
    const sequentialBest = best(this.sequentialTop);
    const togetherBest = best(this.togetherTop);
    const twoStepsBest = this.bestOf(scoreColumns.twoSteps);
    const nearBest = this.bestOf(scoreColumns.near);
    const nextBest = this.bestOf(scoreColumns.next);
    const previousBest = this.bestOf(scoreColumns.previous);
    const anywhereBest = this.bestOf(scoreColumns.anywhere);
    const evenlyBest = this.bestOf(scoreColumns.evenly);
    let distinct = 0;
    for (let i = 0; i < query.length; i += 1) if (query.items.indexOf(query.items[i] as number) === i) distinct += 1;
    let immediate = 0;
    for (let i = 1; i < query.length; i += 1) if (query.items[i] === query.items[i - 1]) immediate += 1;
    const { records, slowGrowth, fastGrowth } = statistics;
    const ofLast = last * statisticsStride;
    const lastEvents = last >= 0 ? (records[ofLast + statisticsColumns.events] as number) : 0;
    const lastSupport = quickLog(1 + (last >= 0 ? (records[ofLast + statisticsColumns.sessions] as number) : 0));
    const lastRepeat = last >= 0 ? ((records[ofLast + statisticsColumns.again] as number) + 1) / (lastEvents + 4) : 0;
    const rulesScale = 1 / Math.max(1, lastEvents);
    const nearestBestLog = quickLog(nearestBest + 1e-4);
    const rulesBestLog = quickLog(rulesBest * rulesScale + 1e-4);
    statistics.patterns.ask(query.items, query.length);
    const chanceOfNew = statistics.patterns.chanceOfNew;
    const newLog = quickLog(chanceOfNew);
    const run = runOf(query);
    const alternates = isAlternating(query) ? 1 : 0;
    features.fill(0, 0, size * featureCount);
    // An item's record lies far off in memory: a loop that does nothing but look lets the processor fetch many at once.
    for (let i = 0; i < size; i += 1)
      this.supports[i] = records[(ids[i] as number) * statisticsStride + statisticsColumns.sessions] as number;
    for (let i = 0, f = 0; i < size; i += 1, f += featureCount) {
      const item = ids[i] as number;
      const record = (this.slots[i] as number) * scoreStride;
      const nearest = values[record + scoreColumns.nearest] as number;
      const rules = values[record + scoreColumns.rules] as number;
      const sequential = values[record + scoreColumns.sequential] as number;
      const together = values[record + scoreColumns.together] as number;
      const known = item * statisticsStride;
      const slow = (records[known + statisticsColumns.slow] as number) / slowGrowth;
      const fast = (records[known + statisticsColumns.fast] as number) / fastGrowth;
      const support = this.supports[i] as number;
      const events = records[known + statisticsColumns.events] as number;
      features[f] = nearest / nearestBest;
      features[f + 1] = nearest + 1e-4;
      features[f + 2] = worstRank;
      features[f + 3] = sequential;
      features[f + 4] = sequential / sequentialBest;
      features[f + 5] = worstRank;
      features[f + 6] = together;
      features[f + 7] = together / togetherBest;
      features[f + 8] = worstRank;
      features[f + 9] = rules * rulesScale + 1e-4;
      features[f + 10] = rules / rulesBest;
      features[f + 11] = worstRank;
      features[f + 14] = slow + 0.1;
      features[f + 15] = fast + 0.01;
      features[f + 16] = (fast + 0.01) / (slow + 0.1);
      features[f + 17] = 1 + Math.max(0, view.now - (records[known + statisticsColumns.lastSession] as number));
      features[f + 18] = 1 + Math.max(0, view.now - (records[known + statisticsColumns.firstSession] as number));
      features[f + 25] = ((records[known + statisticsColumns.again] as number) + 1) / (events + 4);
      features[f + 26] = (events + 1) / (support + 1);
      features[f + 28] = query.length;
      features[f + 29] = distinct;
      features[f + 30] = query.length - distinct;
      features[f + 31] = lastSupport;
      features[f + 32] = lastRepeat;
      features[f + 33] = nearestBestLog;
      features[f + 34] = sequentialBest;
      features[f + 35] = rulesBestLog;
      features[f + 36] = (values[record + scoreColumns.after] as number) * rulesScale + 1e-4;
      features[f + 37] = (values[record + scoreColumns.afterPair] as number) + 1e-2;
      features[f + 38] = (values[record + scoreColumns.before] as number) * rulesScale + 1e-4;
      const twoSteps = values[record + scoreColumns.twoSteps] as number;
      features[f + 40] = twoSteps + 1e-3;
      features[f + 41] = twoSteps / twoStepsBest;
      features[f + 42] = worstRank;
      const near = values[record + scoreColumns.near] as number;
      features[f + 43] = near * rulesScale + 1e-4;
      features[f + 44] = near / nearBest;
      features[f + 47] = immediate;
      features[f + 48] = newLog;
      features[f + 50] = chanceOfNew;
      features[f + 51] = run;
      features[f + 52] = alternates;
      features[f + 54] = neverSeen;
      features[f + 56] = (events - support - (records[known + statisticsColumns.again] as number) + 0.3) / (events + 4);
      const next = values[record + scoreColumns.next] as number;
      features[f + 57] = next + 1e-4;
      features[f + 58] = next / nextBest;
      const previous = values[record + scoreColumns.previous] as number;
      features[f + 59] = previous + 1e-4;
      features[f + 60] = previous / previousBest;
      features[f + 61] = (values[record + scoreColumns.anywhere] as number) / anywhereBest;
      const evenly = values[record + scoreColumns.evenly] as number;
      features[f + 62] = evenly;
      features[f + 63] = evenly / evenlyBest;
      const age = values[record + scoreColumns.age] as number;
      features[f + 39] = age === 0 ? neverAfter : age;
    }
    takeLogarithms(features, size);
    this.rank(this.nearestTop, 2);
    this.rank(this.sequentialTop, 5);
    this.rank(this.togetherTop, 8);
    this.rank(this.rulesTop, 11);
    for (let i = 0; i < this.twoStepsTop.size; i += 1) {
      features[this.placeOf(this.twoStepsTop.ids[i] as number) * featureCount + 42] = i + 1;
    }
    describeSeen(query, statistics.patterns, this);
    if (last >= 0) {
      if (models.sequential) this.spread(models.sequential.rows, last, 12);
      if (models.together) this.spread(models.together.rows, last, 13);
    }
  }

  /** The greatest score among the candidates. */
  private bestOf(column: number): number {
    const { values } = this.board;
    let greatest = 1e-6;
    for (let i = 0; i < this.size; i += 1) {
      const value = values[(this.slots[i] as number) * scoreStride + column] as number;
      if (value > greatest) greatest = value;
    }
    return greatest;
  }

  private rank(top: BestScores, column: number): void {
    for (let i = 0; i < top.size; i += 1) {
      const at = this.placeOf(top.ids[i] as number);
      if (at < 0) continue;
      this.features[at * featureCount + column] = i + 1;
      this.features[at * featureCount + 27] = (this.features[at * featureCount + 27] as number) + 1;
    }
  }

  private spread(rows: SparseRows, item: number, column: number): void {
    if (item >= rows.rows) return;
    const end = rows.starts[item + 1] as number;
    for (let at = rows.starts[item] as number; at < end; at += 1) {
      const place = this.placeOf(rows.columns[at] as number);
      if (place >= 0) this.features[place * featureCount + column] = rows.values[at] as number;
    }
  }
}

function best({ greatest }: BestScores): number {
  return greatest > 0 ? greatest : 1e-6;
}

/** Puts logarithms in place of the numbers: one small loop, which the engine makes faster than a dozen calls spread over a long one. */
function takeLogarithms(features: Float32Array, size: number): void {
  for (const column of logarithms)
    for (let i = 0, f = column; i < size; i += 1, f += featureCount) features[f] = quickLog(features[f] as number);
}
