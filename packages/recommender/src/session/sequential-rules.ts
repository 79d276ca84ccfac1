import { fadingOf } from './fading.ts';
import type { ModelView, SessionQuery } from './model-view.ts';
import { type Scoreboard, scoreColumns, scoreStride } from './scoreboard.ts';

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

const { rules, after, before, afterPair, age, near } = scoreColumns;
const sessionsRead = 2_048;
/** The sessions of one item: where each begins, how long it is, and what it counts. */
const begins = new Int32Array(sessionsRead);
const sizes = new Int32Array(sessionsRead);
const numbers = new Int32Array(sessionsRead);
/** The first item of each, read for the sake of having been read. */
const firsts = new Int32Array(sessionsRead);

/**
 * Sequential rules, as in session-rec's SR: what came within a few steps after this item, each step further counting less
 * (1/distance). Read from the item's newest sessions when asked rather than counted beforehand, so they are always current
 * and fade by themselves. Scores are shares: what came right after every time has 1. Notes in passing what stood right beside
 * and near the session's newest items.
 */
export function scoreBySequentialRules(
  view: ModelView,
  query: SessionQuery,
  options: SequentialRulesOptions,
  out: Scoreboard,
): void {
  const { sessions } = view.store;
  const { arena } = sessions;
  const previous = previousOf(query);
  const fading = fadingOf(options.ageScale);
  let weight = 1;
  for (let back = 0, used = 0; back < query.length && used < options.items; back += 1) {
    const item = query.items[query.length - 1 - back] as number;
    if (back > 0 && query.items[query.length - back] === item) continue;
    used += 1;
    const isNewest = back === 0;
    const count = findSessions(view, item, Math.ceil(options.perItem / used));
    for (let found = 0; found < count; found += 1) {
      const start = begins[found] as number;
      const size = sizes[found] as number;
      const since = view.now - (numbers[found] as number);
      let value = weight * fading.at(since);
      const beside = (weight * value) / Math.sqrt(size);
      let at = -1;
      for (let a = 0; a < size; a += 1) {
        if (arena[start + a] !== item) continue;
        at = a;
        // Only the first place counts fully, so that a session going back and forth does not count many times over.
        let distance = 1;
        if (isNewest && a > 0) {
          const earlier = arena[start + a - 1] as number;
          out.add(before, earlier, value);
          if (earlier === previous && a + 1 < size) out.add(afterPair, arena[start + a + 1] as number, value);
        }
        for (let b = a + 1; b < size && distance <= options.ahead; b += 1) {
          const other = arena[start + b] as number;
          if (other === item) continue;
          const record = out.take(other) * scoreStride;
          const { values } = out;
          values[record + rules] = (values[record + rules] as number) + value / distance;
          if (isNewest) {
            if (distance === 1) values[record + after] = (values[record + after] as number) + value;
            if (values[record + age] === 0) values[record + age] = since + 1;
          }
          distance += 1;
        }
        value *= 0.5;
      }
      if (at >= 0) addNear(arena, start, size, at, beside, out);
    }
    weight *= options.stepDecay;
  }
}

/**
 * Lists an item's newest sessions, newest first. Each lies somewhere else in memory: all are touched here in loops that do nothing else,
 * so that the processor fetches many at once instead of waiting for each in turn.
 *
 * @returns how many.
 */
function findSessions(view: ModelView, item: number, most: number): number {
  const { store } = view;
  const { postings, sessions } = store;
  const length = postings.length(item);
  if (length === 0) return 0;
  const { arena: entries } = postings;
  const list = postings.start(item);
  const mask = postings.mask(item);
  const last = postings.count(item) - 1;
  const oldest = store.firstSession;
  const limit = Math.min(most, sessionsRead);
  let count = 0;
  for (let step = 0; step < length && count < limit; step += 1) {
    const session = entries[list + ((last - step) & mask)] as number;
    if (session >= view.before) continue;
    if (session < oldest) break;
    numbers[count] = session;
    count += 1;
  }
  const { heads, arena } = sessions;
  for (let i = 0; i < count; i += 1) {
    const head = 2 * store.slotOf(numbers[i] as number);
    begins[i] = heads[head] as number;
    sizes[i] = heads[head + 1] as number;
  }
  for (let i = 0; i < count; i += 1) firsts[i] = arena[begins[i] as number] as number;
  return count;
}

/** Adds what stood around a place, the nearer the more, coming after more than coming before. */
function addNear(arena: Int32Array, start: number, size: number, at: number, weight: number, out: Scoreboard): void {
  const item = arena[start + at] as number;
  const from = Math.max(0, at - nearBefore.length);
  const to = Math.min(size - 1, at + nearAfter.length);
  for (let i = from; i < at; i += 1) {
    const other = arena[start + i] as number;
    if (other !== item) out.add(near, other, weight * (nearBefore[at - i - 1] as number));
  }
  for (let i = at + 1; i <= to; i += 1) out.add(near, arena[start + i] as number, weight * (nearAfter[i - at - 1] as number));
}

/** The item before the newest, other than it; -1 when there is none. */
function previousOf(query: SessionQuery): number {
  const last = query.items[query.length - 1];
  for (let i = query.length - 2; i >= 0; i -= 1) if (query.items[i] !== last) return query.items[i] as number;
  return -1;
}
