import type { Interaction, Result } from '@quen/protocol';
import { createIdTable, type IdTable, indexNames } from '../ids/id-table.ts';
import { chooseTail } from '../ranker/ask-tail.ts';
import { type BaseOptions, baseOptions, type LinearModels } from '../ranker/base-models.ts';
import { Candidates, candidateLimit } from '../ranker/candidates.ts';
import { rankLinearly } from '../ranker/linear-ranker.ts';
import { createUntrainedRanker, type Ranker, rank } from '../ranker/ranker.ts';
import { trainRanker } from '../ranker/train-ranker.ts';
import { tuneBase } from '../ranker/tune-base.ts';
import { fitLinearModels, type LinearState, refreshLinearModels, unfitted } from './fit-linear-models.ts';
import { chooseForgotten, forgetInModel } from './forget-items.ts';
import { readModel, writeModel } from './model-snapshot.ts';
import type { ModelView, SessionQuery, TailView } from './model-view.ts';
import { scoreColumns } from './scoreboard.ts';
import { SessionStore } from './session-store.ts';
import { mapShare, shareOf } from './share-of-work.ts';
import { TopList } from './top-list.ts';

/** The ways to answer: `blend` is the default, the others are its single models, to compare with. */
export const sessionStrategies = ['blend', 'linear-blend', 'knn', 'linear', 'together', 'rules', 'repeat', 'popularity'] as const;
export type SessionStrategy = (typeof sessionStrategies)[number];

/** What a model keeps where nothing else is said. */
export const defaultSessionLimits = { items: 200_000, sessions: 1_000_000, openSessions: 65_536 } as const;

export interface SessionModelOptions {
  /** Items known at once; more make those forgotten that are not needed, then those longest unseen. 200,000 when absent. */
  readonly items?: number;
  /** Whether an item is still wanted, as long as there is room; all are, when absent. */
  readonly isNeeded?: (itemId: string) => boolean;
  /** Sessions kept. 1,000,000 when absent. */
  readonly sessions?: number;
  /** Sessions that may be growing at once. 65,536 when absent. */
  readonly openSessions?: number;
  /** Which way to answer; training does only what it needs. `blend` when absent. */
  readonly strategy?: SessionStrategy;
  /** A monotone clock in milliseconds, for `fitMs`; without one these stay empty. */
  readonly clock?: () => number;
}

/** An item and how good it is; scores compare within one answer only. */
export interface ScoredItem {
  readonly itemId: string;
  readonly score: number;
}

/** Items by number, best first, with their scores. */
export interface RankedItems {
  readonly ids: Int32Array;
  readonly scores: Float64Array;
  readonly size: number;
}

/** What visitors look at next, learned from sessions while they happen. */
export interface SessionModel {
  /** Learns one interaction. Events are to come roughly in order of time; `sessionKey` names the visit they belong to. */
  observe(sessionKey: string, itemId: string, kind: Interaction['kind'], atMs: number): void;
  /**
   * The items most likely next, best first, at most `limit` (up to 100). An empty or unknown session gets what is popular
   * now. Items of the session may be among them unless excluded. Some 20 there are always, when so many are known and not excluded.
   */
  score(session: readonly Interaction[], limit: number, exclude?: ReadonlySet<string>): ScoredItem[];
  /** The same as {@link score} in numbers of items, as a list that the next question overwrites. */
  rankNext(session: readonly Interaction[], limit: number): RankedItems;
  /** The id of an item by its number. */
  nameOf(item: number): string;
  /** Changes whenever a number comes to mean another item. */
  readonly renumbered: number;
  /** The same by a named way; single models not trained yet answer with what is popular. */
  scoreBy(strategy: SessionStrategy, session: readonly Interaction[], limit: number, exclude?: ReadonlySet<string>): ScoredItem[];
  /**
   * Fits what cannot be kept up to date event by event, while events may go on to be learned; a restoring is to wait for its end. Yields the share done
   * after slices of a millisecond or two.
   */
  train(nowMs: number): Generator<number, void, void>;
  /** Everything learned, as bytes to be stored; what is written is the state at the first chunk. */
  snapshot(): Generator<Uint8Array, void, void>;
  /**
   * Puts a snapshot in place of what is known and answers as the model that wrote it. A snapshot of another version, of
   * another limit of sessions, cut short, or one whose parts do not fit is an issue and changes nothing; a wrong number among the others is not
   * noticed, so it is to be kept where bytes stay as they are. Pauses after about a millisecond's work; all changes come after the last pause.
   *
   * @returns how many events it had learned.
   */
  restore(chunks: Iterable<Uint8Array>): Generator<void, Result<number>, void>;
  /** How long the latest fit of each single model took, in milliseconds. */
  readonly fitMs: Readonly<Record<string, number>>;
  /** Changes whenever training changed the answers. */
  readonly version: string;
  readonly itemCount: number;
  readonly sessionCount: number;
}

/** Which model's proposals a single strategy needs. */
const modelOf = {
  knn: 'nearest',
  linear: 'sequential',
  together: 'together',
  rules: 'rules',
  repeat: 'none',
  popularity: 'none',
} as const;
const queryLimit = 64;
const answerLimit = 100;

/** A model that knows nothing yet and answers from its first event on. */
export function createSessionModel(options: SessionModelOptions = {}): SessionModel {
  const capacity = options.items ?? defaultSessionLimits.items;
  let ids: IdTable = createIdTable(capacity);
  let store = new SessionStore({
    sessions: options.sessions ?? defaultSessionLimits.sessions,
    openSessions: options.openSessions ?? defaultSessionLimits.openSessions,
  });
  const strategy = options.strategy ?? 'blend';
  const candidates = new Candidates(baseOptions);
  const scores = new Float64Array(candidateLimit);
  const query: SessionQuery = { items: new Int32Array(queryLimit), length: 0 };
  const excluded = new Set<number>();
  let models: LinearModels = { sequential: null, together: null };
  let ranker: Ranker = createUntrainedRanker();
  let version = 'untrained';
  let trainings = 0;
  /** Items forgotten since the latest training began. */
  let forgottenMeanwhile: Uint8Array | null = null;
  let renumbered = 0;
  let top = new TopList(answerLimit);
  let taughtUntil = 0;
  let linear: LinearState = unfitted;
  const fitMs: Record<string, number> = {};

  return {
    observe(sessionKey, itemId, kind, atMs) {
      let item = ids.intern(itemId);
      if (item < 0) {
        makeRoom();
        item = ids.intern(itemId);
      }
      if (item >= 0) store.append(sessionKey, item, kind === 'view', atMs);
    },
    score: (session, limit, exclude) => named(answer(strategy, session, limit, exclude)),
    scoreBy: (by, session, limit, exclude) => named(answer(by, session, limit, exclude)),
    rankNext: (session, limit) => answer(strategy, session, limit),
    nameOf: (item) => ids.name(item),
    *snapshot() {
      yield* writeModel({
        store,
        names: ids.names(),
        base: candidates.options,
        models,
        ranker,
        version,
        trainings,
        taughtUntil,
        linear,
      });
    },
    *restore(chunks) {
      const read = yield* readModel(store.limits, chunks);
      if (!read.ok) return read;
      const indexOf = yield* indexNames(read.value.names, capacity);
      ids = createIdTable(capacity, read.value.names, indexOf);
      renumbered += 1;
      ({ store, models, ranker, version, trainings, taughtUntil, linear } = read.value);
      candidates.options = read.value.base;
      return { ok: true, value: store.eventCount };
    },
    *train() {
      const all: ModelView = { ...present(), before: store.sessionCount };
      let base = candidates.options;
      let trained: Ranker | null = null;
      forgottenMeanwhile = null;
      const learns = strategy === 'blend' || strategy === 'linear-blend';
      if (learns) {
        const before = chooseTail(all);
        const inPlace = trainings > 0 ? { ranker, taughtUntil } : null;
        const statistics = yield* shareOf(store.statisticsBefore(before), 0);
        const view: TailView = { store, statistics, before, until: all.before, now: before };
        base = yield* tuneBase(view, baseOptions);
        const tailModels = yield* mapShare(fitLinear(view, base), 0, 0.3);
        trained = yield* mapShare(trainRanker(view, tailModels, ids.size, base, inPlace), 0.3, 0.4);
        if (trained) taughtUntil = all.before;
      }
      if (learns || strategy === 'linear' || strategy === 'together') {
        const refreshed = yield* mapShare(refreshLinearModels(models, linear, all, ids.size, base), 0.7, 0.3);
        models = refreshed ?? (yield* mapShare(fitLinear(all, base), 0.7, 0.3));
        linear = { until: all.before, refreshes: refreshed === null ? 0 : linear.refreshes + 1 };
      }
      if (forgottenMeanwhile !== null) {
        forgetInModel(models.sequential, forgottenMeanwhile);
        forgetInModel(models.together, forgottenMeanwhile);
      }
      // The parts go live together, for the ranker knows the models by the scores they give.
      if (trained) ranker = trained;
      candidates.options = base;
      trainings += 1;
      version = `${trainings}.${store.eventCount}`;
    },
    fitMs,
    get version() {
      return version;
    },
    get renumbered() {
      return renumbered;
    },
    get itemCount() {
      return ids.size;
    },
    get sessionCount() {
      return store.sessionCount;
    },
  };

  function answer(by: SessionStrategy, session: readonly Interaction[], limit: number, exclude?: ReadonlySet<string>): TopList {
    readQuery(session);
    excluded.clear();
    if (exclude) {
      for (const id of exclude) {
        const item = ids.find(id);
        if (item >= 0) excluded.add(item);
      }
    }
    if (by === 'blend' || by === 'linear-blend') candidates.collect(present(), models, query, ids.size, excluded, limit);
    else candidates.collectOne(modelOf[by], present(), models, query, ids.size, excluded);
    if (by === 'blend') rank(ranker, candidates.features, candidates.size, scores);
    else if (by === 'linear-blend') rankLinearly(ranker.linear, candidates.features, candidates.size, scores);
    else scoreAlone(by);
    const length = Math.min(limit, answerLimit);
    if (top.capacity !== length) top = new TopList(length);
    top.clear();
    for (let i = 0; i < candidates.size; i += 1) top.offer(candidates.ids[i] as number, scores[i] as number);
    top.sort();
    return top;
  }

  /** Forgets a tenth of the items at once: rare, and the price of a bound on memory when somebody invents ids. */
  function makeRoom(): void {
    const count = Math.max(1, Math.floor(capacity / 10));
    const gone = chooseForgotten(store.statistics, ids.size, count, (item) => options.isNeeded?.(ids.name(item)) ?? true);
    store.forget(gone);
    forgetInModel(models.sequential, gone);
    forgetInModel(models.together, gone);
    for (let item = gone.length - 1; item >= 0; item -= 1) if (gone[item] === 1) ids.release(item);
    if (forgottenMeanwhile !== null)
      for (let item = 0; item < forgottenMeanwhile.length; item += 1) gone[item] ||= forgottenMeanwhile[item] as number;
    forgottenMeanwhile = gone;
    renumbered += 1;
  }

  function named(best: TopList): ScoredItem[] {
    const list: ScoredItem[] = [];
    for (let i = 0; i < best.size; i += 1)
      list.push({ itemId: ids.name(best.ids[i] as number), score: best.scores[i] as number });
    return list;
  }

  function present(): ModelView {
    return { store, statistics: store.statistics, before: Number.POSITIVE_INFINITY, now: store.sessionCount };
  }

  function fitLinear(view: ModelView, base: BaseOptions): Generator<number, LinearModels, void> {
    const wants = (kind: SessionStrategy): boolean => strategy === kind || strategy === 'blend' || strategy === 'linear-blend';
    const wanted = { sequential: wants('linear'), together: wants('together') };
    return fitLinearModels(view, ids.size, base, wanted, options.clock, (name, ms) => {
      fitMs[name] = ms;
    });
  }

  /** The single model's own scores; what it does not know comes after, by popularity. */
  function scoreAlone(name: keyof typeof modelOf): void {
    const { statistics } = store;
    for (let i = 0; i < candidates.size; i += 1) {
      const item = candidates.ids[i] as number;
      const popular = statistics.popularityOf(item) * 1e-9;
      let own = 0;
      if (name === 'knn') own = candidates.board.of(scoreColumns.nearest, item);
      else if (name === 'linear') own = candidates.board.of(scoreColumns.sequential, item);
      else if (name === 'together') own = candidates.board.of(scoreColumns.together, item);
      else if (name === 'rules') own = candidates.board.of(scoreColumns.rules, item);
      else if (name === 'repeat') {
        const back = query.length - query.items.subarray(0, query.length).lastIndexOf(item);
        own = back <= query.length ? 1 / back : 0;
      }
      scores[i] = own + popular;
    }
  }

  function readQuery(session: readonly Interaction[]): void {
    query.length = 0;
    for (let i = Math.max(0, session.length - queryLimit); i < session.length; i += 1) {
      const event = session[i];
      if (event === undefined) continue;
      const item = ids.find(event.itemId);
      if (item < 0) continue;
      if (event.kind !== 'view' && query.items.subarray(0, query.length).includes(item)) continue;
      query.items[query.length] = item;
      query.length += 1;
    }
  }
}
