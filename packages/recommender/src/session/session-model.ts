import type { Interaction } from '@quen/protocol';
import { createIdTable } from '../ids/id-table.ts';
import type { ModelView, SessionQuery } from './model-view.ts';
import { NearestSessions, type NearestSessionsOptions } from './nearest-sessions.ts';
import { SessionStore } from './session-store.ts';
import { SparseScores } from './sparse-scores.ts';
import { TopList } from './top-list.ts';

/** The ways to answer: `blend` is the default, the others are its single models, to compare with. */
export const sessionStrategies = ['blend', 'knn', 'popularity'] as const;
export type SessionStrategy = (typeof sessionStrategies)[number];

export interface SessionModelOptions {
  /** Items taken; later ones are ignored. 200,000 when absent. */
  readonly items?: number;
  /** Sessions kept. 1,000,000 when absent. */
  readonly sessions?: number;
  /** Sessions that may be growing at once. 65,536 when absent. */
  readonly openSessions?: number;
  /** Which way to answer; training does only what it needs. `blend` when absent. */
  readonly strategy?: SessionStrategy;
}

/** An item and how good it is; scores compare within one answer only. */
export interface ScoredItem {
  readonly itemId: string;
  readonly score: number;
}

/** What visitors look at next, learned from sessions while they happen. */
export interface SessionModel {
  /** Learns one interaction. Events are to come roughly in order of time; `sessionKey` names the visit they belong to. */
  observe(sessionKey: string, itemId: string, kind: Interaction['kind'], atMs: number): void;
  /**
   * The items most likely next, best first, at most `limit` (up to 100). An empty or unknown session gets what is popular
   * now. Items of the session may be among them unless excluded. Fewer than `limit` only when fewer are known.
   */
  score(session: readonly Interaction[], limit: number, exclude?: ReadonlySet<string>): ScoredItem[];
  /** Fits what cannot be kept up to date event by event. Yields the share done after slices of a millisecond or two. */
  train(nowMs: number): Generator<number, void, void>;
  /** Changes whenever training changed the answers. */
  readonly version: string;
  readonly itemCount: number;
  readonly sessionCount: number;
}

const queryLimit = 64;
const answerLimit = 100;
const neighbours: NearestSessionsOptions = {
  stepDecay: 0.75,
  ageScale: 60_000,
  reachAfter: 4,
  reachBefore: 2,
  perItem: 500,
  neighbours: 200,
};

/** A model that knows nothing yet and answers from its first event on. */
export function createSessionModel(options: SessionModelOptions = {}): SessionModel {
  const ids = createIdTable(options.items ?? 200_000);
  const store = new SessionStore({ sessions: options.sessions ?? 1_000_000, openSessions: options.openSessions ?? 65_536 });
  const strategy = options.strategy ?? 'blend';
  const nearest = new NearestSessions();
  const scores = new SparseScores();
  const query: SessionQuery = { items: new Int32Array(queryLimit), length: 0 };
  const excluded = new Set<number>();

  return {
    observe(sessionKey, itemId, kind, atMs) {
      const item = ids.intern(itemId);
      if (item >= 0) store.append(sessionKey, item, kind === 'view', atMs);
    },
    score(session, limit, exclude) {
      readQuery(session);
      excluded.clear();
      if (exclude) for (const id of exclude) excluded.add(ids.find(id));
      const view: ModelView = { store, statistics: store.statistics, before: Number.POSITIVE_INFINITY, now: store.sessionCount };
      scores.reset(ids.size);
      if (strategy !== 'popularity') nearest.score(view, query, neighbours, scores);
      const top = new TopList(Math.min(limit, answerLimit));
      for (let i = 0; i < scores.size; i += 1) {
        const item = scores.touched[i] as number;
        if (!excluded.has(item)) top.offer(item, scores.values[item] as number);
      }
      top.sort();
      const answer: ScoredItem[] = [];
      for (let i = 0; i < top.size; i += 1) {
        answer.push({ itemId: ids.name(top.ids[i] as number), score: top.scores[i] as number });
      }
      fillWithPopular(answer, Math.min(limit, answerLimit));
      return answer;
    },
    *train() {},
    version: 'untrained',
    get itemCount() {
      return ids.size;
    },
    get sessionCount() {
      return store.sessionCount;
    },
  };

  function fillWithPopular(answer: ScoredItem[], limit: number): void {
    const { statistics } = store;
    const held = scores;
    const least = answer.length > 0 ? (answer[answer.length - 1]?.score ?? 0) : 1;
    for (let i = 0; i < statistics.topSize && answer.length < limit; i += 1) {
      const item = statistics.top[i] as number;
      if (excluded.has(item) || (held.values[item] as number) !== 0) continue;
      answer.push({ itemId: ids.name(item), score: least / (answer.length + 2) });
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
