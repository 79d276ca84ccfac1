import { fadingOf } from './fading.ts';
import type { ModelView, SessionQuery } from './model-view.ts';
import { SparseScores } from './sparse-scores.ts';

export interface SequentialRulesOptions {
  /** What an item of the asking session weighs per step back, 0–1. */
  readonly stepDecay: number;
  /** Sessions after which a session weighs 1/e. */
  readonly ageScale: number;
  /** Sessions looked at for the newest item, half as many for the one before, a third for the next; and steps ahead counted in each. */
  readonly perItem: number;
  readonly ahead: number;
  /** Items of the asking session used. */
  readonly items: number;
}

/** What an item weighs by its steps after and before the place of a match. */
const nearAfter = Float64Array.from({ length: 8 }, (_, i) => Math.exp(-(i + 1) / 2));
const nearBefore = Float64Array.from({ length: 5 }, (_, i) => Math.exp(-(i + 1)));

/** What was right beside the newest item of the asking session, in other sessions. */
export class Transitions {
  /** Came right after it; right before it. */
  readonly after: SparseScores = new SparseScores();
  readonly before: SparseScores = new SparseScores();
  /** Came right after it when the item before it was the same as here. */
  readonly afterPair: SparseScores = new SparseScores();
  /** Sessions since it last came within reach after it, plus one. */
  readonly age: SparseScores = new SparseScores();
  /** Stood near the session's newest items, on either side, long sessions saying less. */
  readonly near: SparseScores = new SparseScores();

  reset(itemCount: number): void {
    this.after.reset(itemCount);
    this.before.reset(itemCount);
    this.afterPair.reset(itemCount);
    this.age.reset(itemCount);
    this.near.reset(itemCount);
  }
}

/**
 * Sequential rules, as in session-rec's SR: what came within a few steps after this item, each step further counting less
 * (1/distance). Read from the item's newest sessions when asked rather than counted beforehand, so they are always current
 * and fade by themselves. Scores are shares: what came right after every time has 1.
 */
export function scoreBySequentialRules(
  view: ModelView,
  query: SessionQuery,
  options: SequentialRulesOptions,
  out: SparseScores,
  transitions: Transitions,
): void {
  const { store } = view;
  const { postings, sessions } = store;
  const { arena } = sessions;
  const entries = postings.arena;
  const oldest = store.firstSession;
  const previous = previousOf(query);
  const fading = fadingOf(options.ageScale);
  let weight = 1;
  for (let back = 0, used = 0; back < query.length && used < options.items; back += 1) {
    const item = query.items[query.length - 1 - back] as number;
    if (back > 0 && query.items[query.length - back] === item) continue;
    used += 1;
    const length = postings.length(item);
    const list = length > 0 ? postings.start(item) : 0;
    const mask = length > 0 ? postings.mask(item) : 0;
    const last = length > 0 ? postings.count(item) - 1 : 0;
    const most = options.perItem / used;
    for (let step = 0, taken = 0; step < length && taken < most; step += 1) {
      const session = entries[list + ((last - step) & mask)] as number;
      if (session >= view.before) continue;
      if (session < oldest) break;
      taken += 1;
      const slot = store.slotOf(session);
      const start = sessions.start(slot);
      const size = sessions.count(slot);
      let value = weight * fading.at(view.now - session);
      const beside = (weight * value) / Math.sqrt(size);
      let at = -1;
      for (let a = 0; a < size; a += 1) {
        if (arena[start + a] !== item) continue;
        at = a;
        // Only the first place counts fully, so that a session going back and forth does not count many times over.
        let distance = 1;
        if (back === 0 && a > 0) {
          const earlier = arena[start + a - 1] as number;
          transitions.before.add(earlier, value);
          if (earlier === previous && a + 1 < size) transitions.afterPair.add(arena[start + a + 1] as number, value);
        }
        for (let b = a + 1; b < size && distance <= options.ahead; b += 1) {
          const other = arena[start + b] as number;
          if (other === item) continue;
          out.add(other, value / distance);
          if (back === 0) {
            if (distance === 1) transitions.after.add(other, value);
            if (transitions.age.values[other] === 0) transitions.age.add(other, view.now - session + 1);
          }
          distance += 1;
        }
        value *= 0.5;
      }
      if (at >= 0) addNear(arena, start, size, at, beside, transitions.near);
    }
    weight *= options.stepDecay;
  }
}

/** Adds what stood around a place, the nearer the more, coming after more than coming before. */
function addNear(arena: Int32Array, start: number, size: number, at: number, weight: number, near: SparseScores): void {
  const item = arena[start + at] as number;
  const from = Math.max(0, at - nearBefore.length);
  const to = Math.min(size - 1, at + nearAfter.length);
  for (let i = from; i < at; i += 1) {
    const other = arena[start + i] as number;
    if (other !== item) near.add(other, weight * (nearBefore[at - i - 1] as number));
  }
  for (let i = at + 1; i <= to; i += 1) near.add(arena[start + i] as number, weight * (nearAfter[i - at - 1] as number));
}

/** The item before the newest, other than it; -1 when there is none. */
function previousOf(query: SessionQuery): number {
  const last = query.items[query.length - 1];
  for (let i = query.length - 2; i >= 0; i -= 1) if (query.items[i] !== last) return query.items[i] as number;
  return -1;
}
