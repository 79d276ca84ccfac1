import { grow } from '../catalogue/grow.ts';
import { scoreByLinearModel } from '../linear/linear-model.ts';
import { BestScores } from '../session/best-scores.ts';
import type { ModelView, SessionQuery } from '../session/model-view.ts';
import { NearestSessions } from '../session/nearest-sessions.ts';
import { Scoreboard, scoreColumns } from '../session/scoreboard.ts';
import { scoreBySequentialRules } from '../session/sequential-rules.ts';
import type { BaseOptions, LinearModels } from './base-models.ts';
import { describeCandidates } from './describe-candidates.ts';
import { featureCount } from './features.ts';
import { FirstGuess } from './first-guess.ts';
import { scoreTwoSteps, seedLimit } from './two-steps.ts';

/** The most candidates a query has. */
export const candidateLimit = 128;
/** How many there are unless a longer list is wanted: the first guess misses next to nothing that the ranker would put among its first 20. */
export const usualCandidates = 56;
const sessionItems = 16;
/** So many there are at least, where the shop has as many. */
const least = 24;

/** What is worth a closer look among all that the models propose, with a row of features each, in buffers that are used again and again. */
export class Candidates {
  readonly ids: Int32Array = new Int32Array(candidateLimit);
  /** The slot of each on the board. */
  readonly slots: Int32Array = new Int32Array(candidateLimit);
  readonly features: Float32Array = new Float32Array(candidateLimit * featureCount);
  size = 0;
  /** What every model says of every item it knows something about. */
  readonly board: Scoreboard = new Scoreboard();
  private readonly nearestSessions: NearestSessions = new NearestSessions();
  private readonly firstGuess: FirstGuess = new FirstGuess();
  private readonly seeds: BestScores = new BestScores(seedLimit + sessionItems);
  private readonly single: BestScores = new BestScores(candidateLimit - sessionItems);
  /** The place of each slot of the board among the candidates, plus one; 0 for those that are none. */
  private places: Int32Array = new Int32Array(1024);
  /** May be set between queries, when training has chosen others. */
  options: BaseOptions;

  constructor(options: BaseOptions) {
    this.options = options;
  }

  /** Fills `ids` with what one model proposes, its scores being in the board's column of the same name; no features. */
  collectOne(
    model: 'nearest' | 'rules' | 'sequential' | 'together' | 'none',
    view: ModelView,
    models: LinearModels,
    query: SessionQuery,
    itemCount: number,
    excluded: ReadonlySet<number>,
  ): void {
    this.clear(view, itemCount);
    const { board, single } = this;
    if (model === 'nearest') this.nearestSessions.score(view, query, this.options.nearest, board);
    else if (model === 'rules') scoreBySequentialRules(view, query, this.options.rules, board);
    else if (model !== 'none' && models[model] !== null) scoreByLinearModel(models[model], query, board, scoreColumns[model]);
    this.addSeen(query, excluded);
    if (model !== 'none') {
      single.choose(board, scoreColumns[model], excluded);
      for (let i = 0; i < single.size; i += 1) this.add(single.ids[i] as number);
    }
    this.addPopular(view, excluded);
  }

  /**
   * Fills `ids` and `features` for a query.
   *
   * @param wanted how many the list that is made of them is to hold, up to {@link candidateLimit}.
   */
  collect(
    view: ModelView,
    models: LinearModels,
    query: SessionQuery,
    itemCount: number,
    excluded: ReadonlySet<number>,
    wanted = 0,
  ): void {
    this.clear(view, itemCount);
    const { board, firstGuess, seeds } = this;
    this.nearestSessions.score(view, query, this.options.nearest, board);
    scoreBySequentialRules(view, query, this.options.rules, board);
    if (models.sequential) scoreByLinearModel(models.sequential, query, board, scoreColumns.sequential);
    if (models.together) scoreByLinearModel(models.together, query, board, scoreColumns.together);
    seeds.choose(board, scoreColumns.nearest, excluded);
    if (models.sequential) scoreTwoSteps(models.sequential.rows, seeds, query, board);
    this.addSeen(query, excluded);
    firstGuess.choose(board, excluded, Math.min(candidateLimit, Math.max(usualCandidates, wanted)) - this.size);
    for (let i = 0; i < firstGuess.size; i += 1) this.add(firstGuess.items[i] as number);
    this.addPopular(view, excluded);
    describeCandidates(this, view, models, query);
  }

  /** The place of an item among the candidates; -1 when it is none. */
  placeOf(item: number): number {
    return (this.places[this.board.find(item)] as number) - 1;
  }

  private clear(view: ModelView, itemCount: number): void {
    this.places.fill(0, 0, this.board.size);
    this.size = 0;
    this.board.reset();
    // Training asks with statistics from before its tail, while new items come.
    view.statistics.cover(Math.max(itemCount, view.store.statistics.itemCount));
  }

  /** The session's own items. */
  private addSeen(query: SessionQuery, excluded: ReadonlySet<number>): void {
    for (let back = 0; back < query.length && back < sessionItems; back += 1) {
      const item = query.items[query.length - 1 - back] as number;
      if (!excluded.has(item)) this.add(item);
    }
  }

  /** What is popular, so that no answer is ever short. */
  private addPopular({ statistics: { top, topSize } }: ModelView, excluded: ReadonlySet<number>): void {
    for (let i = 0; i < topSize && this.size < least; i += 1) if (!excluded.has(top[i] as number)) this.add(top[i] as number);
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
}
