import type { HistoryEntry } from '@quen/protocol';
import type { Behaviour, EventFilter, Match } from './behaviour.ts';
import { toNumber, toText } from './coercion.ts';
import type { EvaluationContext } from './evaluation-context.ts';
import { nextOf } from './recency-operand.ts';
import { nowOf } from './shop-time.ts';

/** What `$performed` found. */
export interface BehaviourCount {
  /** The number of events, of distinct values, or the sum. */
  readonly measured: number;
  readonly holds: boolean;
}

/** Counts a behaviour in a history. What is not a history counts as none; events of the future do not count yet. */
export function countBehaviour(history: unknown, behaviour: Behaviour, context: EvaluationContext): BehaviourCount {
  const now = nowOf(context);
  const sinceMs = behaviour.withinMs === null ? Number.NEGATIVE_INFINITY : now - behaviour.withinMs;
  const matches = matchesOf(history, behaviour, sinceMs, now, context, behaviour.measure.kind !== 'count');
  const measured = measure(matches, behaviour);
  if (!(measured >= behaviour.atLeast && measured <= behaviour.atMost)) return { measured, holds: false };
  return {
    measured,
    holds: isFollowed(history, matches, behaviour, context) && isNotFollowed(history, matches, behaviour, context),
  };
}

/** Next moment at which the count may change by time alone: an event leaves the window, or the time for a follow-up is over. */
export function nextChangeOfBehaviour(history: unknown, behaviour: Behaviour, context: EvaluationContext): number {
  const now = nowOf(context);
  let soonest = Number.POSITIVE_INFINITY;
  const consider = (...momentsMs: number[]): void => {
    soonest = Math.min(soonest, nextOf(now, momentsMs));
  };
  const filters: EventFilter[] = [behaviour];
  if (behaviour.followedBy !== null) filters.push(behaviour.followedBy);
  if (behaviour.notFollowedBy !== null) filters.push(behaviour.notFollowedBy);
  for (const entry of entriesOf(history)) {
    for (const filter of filters) {
      if (!isNamed(entry, filter)) continue;
      consider(entry.t);
      for (const row of rowsOf(entry)) consider(filter.where?.nextChangeAtMs(row, context) ?? Number.POSITIVE_INFINITY);
    }
    if (!isNamed(entry, behaviour)) continue;
    if (behaviour.withinMs !== null) consider(Math.floor(entry.t + behaviour.withinMs) + 1);
    const patience = behaviour.notFollowedBy?.withinMs;
    if (typeof patience === 'number') consider(Math.floor(entry.t + patience) + 1);
  }
  return soonest;
}

function measure(matches: readonly Match[], { measure: by }: Behaviour): number {
  if (by.kind === 'count') return matches.length;
  if (by.kind === 'distinct') {
    const values = new Set<string>();
    for (const { rows } of matches) {
      for (const row of rows) {
        const value = by.read(row);
        if (value !== null) values.add(toText(value));
      }
    }
    return values.size;
  }
  let sum = 0;
  for (const { rows } of matches) {
    for (const row of by.perItem ? rows : rows.slice(0, 1)) {
      const value = by.read(row);
      const number = value === null ? 0 : toNumber(value);
      if (Number.isFinite(number)) sum += number;
    }
  }
  return sum;
}

/** Some follow-up came after a match with which (and the ones before it) the count was reached. */
function isFollowed(history: unknown, matches: readonly Match[], behaviour: Behaviour, context: EvaluationContext): boolean {
  const { followedBy } = behaviour;
  if (followedBy === null) return true;
  const reached = matches.findIndex((_, index) => measure(matches.slice(0, index + 1), behaviour) >= behaviour.atLeast);
  const first = matches[Math.max(0, reached)];
  if (first === undefined) return false;
  const anchors = matches.slice(Math.max(0, reached));
  for (const { entry } of matchesOf(history, followedBy, first.entry.t, nowOf(context), context)) {
    let gapMs = Number.POSITIVE_INFINITY;
    for (const anchor of anchors) if (anchor.entry !== entry && anchor.entry.t <= entry.t) gapMs = entry.t - anchor.entry.t;
    if (gapMs <= (followedBy.withinMs ?? Number.MAX_VALUE)) return true;
  }
  return false;
}

/** Nothing of the kind came after the last match; with a limit, only once it is over. */
function isNotFollowed(
  history: unknown,
  matches: readonly Match[],
  { notFollowedBy }: Behaviour,
  context: EvaluationContext,
): boolean {
  const last = matches.at(-1)?.entry;
  if (notFollowedBy === null || last === undefined) return true;
  const now = nowOf(context);
  const untilMs = notFollowedBy.withinMs === null ? now : last.t + notFollowedBy.withinMs;
  if (now <= untilMs && notFollowedBy.withinMs !== null) return false;
  return matchesOf(history, notFollowedBy, last.t, Math.min(untilMs, now), context).every(({ entry }) => entry === last);
}

const noRows: readonly unknown[] = [];

/** The events of a filter between two times, with the rows that match where somebody `asksRows`. */
function matchesOf(
  history: unknown,
  filter: EventFilter,
  fromMs: number,
  toMs: number,
  context: EvaluationContext,
  asksRows = false,
): Match[] {
  const matches: Match[] = [];
  if (!Array.isArray(history)) return matches;
  const { where } = filter;
  for (const entry of history) {
    if (!isEntry(entry) || !(entry.t >= fromMs && entry.t <= toMs) || !isNamed(entry, filter)) continue;
    if (where === null) matches.push({ entry, rows: asksRows ? rowsOf(entry) : noRows });
    else {
      const rows = rowsOf(entry).filter((row) => where.test(row, context));
      if (rows.length > 0) matches.push({ entry, rows });
    }
  }
  return matches;
}

function isNamed(entry: HistoryEntry, { names }: EventFilter): boolean {
  return names === null || names.has(entry.n);
}

/** The entries that have a name and a time; the fold keeps them oldest first. */
function entriesOf(history: unknown): readonly HistoryEntry[] {
  if (!Array.isArray(history)) return [];
  return history.every(isEntry) ? history : history.filter(isEntry);
}

function isEntry(entry: unknown): entry is HistoryEntry {
  if (typeof entry !== 'object' || entry === null) return false;
  const { n, t } = entry as Partial<HistoryEntry>;
  return typeof n === 'string' && typeof t === 'number';
}

/** One row a product, or a single one for an event without products. */
function rowsOf(entry: HistoryEntry): unknown[] {
  const items: unknown = entry.i;
  if (!Array.isArray(items) || items.length === 0) return [{ entry, item: null }];
  return items.map((item) => ({ entry, item }));
}
