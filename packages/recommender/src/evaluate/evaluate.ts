import type { Interaction } from '@quen/protocol';
import { percentile, RankMetrics } from './metrics.ts';

/** An event of a data set. */
export interface DatasetEvent {
  readonly sessionId: string;
  readonly itemId: string;
  readonly atMs: number;
}

/**
 * `next`: every event after a session's first is to be predicted from those before it. `discovery`: items the session has
 * seen are left out of the lists, and events on them are no targets.
 */
export type Protocol = 'next' | 'discovery';

/** What can be evaluated: one trained way of answering. */
export interface Predictor {
  predict(session: readonly Interaction[], limit: number, exclude?: ReadonlySet<string>): readonly { readonly itemId: string }[];
}

/** Quality of one strategy; the rates are means over predictions. */
export interface Evaluation {
  readonly hitRate: Record<string, number>;
  readonly mrr: Record<string, number>;
  readonly ndcg: Record<string, number>;
  /** Share of all trained items that were in some list of 20. */
  readonly coverage20: number;
  /** Mean popularity of the items in lists of 20, 1 for the most popular item. */
  readonly popularityBias: number;
  readonly predictions: number;
  readonly predictMs: { readonly p50: number; readonly p90: number; readonly p99: number };
}

/**
 * session-rec's protocol for next items.
 *
 * @param training gives the catalogue and its popularity.
 * @param clock a monotone clock in milliseconds.
 * @yields the share of test sessions done, often enough for a progress bar.
 */
export function* evaluate(
  predictor: Predictor,
  training: readonly DatasetEvent[],
  test: readonly DatasetEvent[],
  protocol: Protocol,
  clock: () => number,
): Generator<number, Evaluation, void> {
  const counts = new Map<string, number>();
  for (const event of training) counts.set(event.itemId, (counts.get(event.itemId) ?? 0) + 1);
  let greatest = 1;
  for (const count of counts.values()) greatest = Math.max(greatest, count);
  const sessions = groupSessions(test);
  const metrics = new RankMetrics();
  const durations: number[] = [];
  const shown = new Set<string>();
  let popularity = 0;
  let listed = 0;
  let done = 0;
  for (const session of sessions) {
    const seen = new Set<string>();
    for (let at = 0; at < session.length; at += 1) {
      const target = session[at];
      if (target === undefined) continue;
      const wanted = at > 0 && counts.has(target.itemId) && !(protocol === 'discovery' && seen.has(target.itemId));
      if (wanted) {
        const past = session.slice(0, at);
        const started = clock();
        const list = predictor.predict(past, 20, protocol === 'discovery' ? seen : undefined);
        durations.push(clock() - started);
        metrics.add(list.findIndex((item) => item.itemId === target.itemId) + 1);
        for (const item of list) {
          shown.add(item.itemId);
          popularity += (counts.get(item.itemId) ?? 0) / greatest;
          listed += 1;
        }
      }
      seen.add(target.itemId);
    }
    done += 1;
    if (done % 64 === 0) yield done / sessions.length;
  }
  const times = Float64Array.from(durations);
  return {
    hitRate: metrics.hitRate,
    mrr: metrics.mrr,
    ndcg: metrics.ndcg,
    coverage20: shown.size / Math.max(1, counts.size),
    popularityBias: popularity / Math.max(1, listed),
    predictions: metrics.predictions,
    predictMs: { p50: percentile(times, 0.5), p90: percentile(times, 0.9), p99: percentile(times, 0.99) },
  };
}

/** Sessions in order of first appearance, each by time; events of the same time keep their order. */
function groupSessions(events: readonly DatasetEvent[]): Interaction[][] {
  const sessions = new Map<string, Interaction[]>();
  for (const event of events) {
    let session = sessions.get(event.sessionId);
    if (session === undefined) {
      session = [];
      sessions.set(event.sessionId, session);
    }
    session.push({ itemId: event.itemId, atMs: event.atMs, kind: 'view' });
  }
  for (const session of sessions.values()) session.sort((a, b) => a.atMs - b.atMs);
  return [...sessions.values()];
}
