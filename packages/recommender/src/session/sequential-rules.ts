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

/** An item of the asking session. */
interface AskedItem {
  readonly item: number;
  readonly isNewest: boolean;
  /** The item before the newest; -1 when there is none. */
  readonly previous: number;
  /** Steps counted after it. */
  readonly ahead: number;
}

/** A session that has the item: where it lies, how many sessions ago it was, what it counts, and what that is for what stood near. One, filled again and again. */
const meeting = { start: 0, end: 0, since: 0, value: 0, beside: 0 };
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
    const asked: AskedItem = { item, isNewest: back === 0, previous, ahead: options.ahead };
    const count = findSessions(view, item, Math.ceil(options.perItem / used));
    for (let found = 0; found < count; found += 1) {
      const start = begins[found] as number;
      const end = start + (sizes[found] as number);
      let first = start;
      while (first < end && arena[first] !== item) first += 1;
      if (first === end) continue;
      let again = first + 1;
      while (again < end && arena[again] !== item) again += 1;
      meeting.start = start;
      meeting.end = end;
      meeting.since = view.now - (numbers[found] as number);
      meeting.value = weight * fading.at(meeting.since);
      meeting.beside = (weight * meeting.value) / Math.sqrt(end - start);
      if (again < end) addOften(arena, asked, out);
      else addOnce(arena, asked, first, out);
    }
    weight *= options.stepDecay;
  }
}

/** What a session says that has the item at one place: each item around it is looked up once for all that is said of it. */
function addOnce(arena: Int32Array, { isNewest, previous, ahead }: AskedItem, at: number, out: Scoreboard): void {
  const { start, end, since, value, beside } = meeting;
  for (let b = Math.max(start, at - nearBefore.length); b < at; b += 1) {
    const record = out.take(arena[b] as number) * scoreStride;
    const { values } = out;
    values[record + near] = (values[record + near] as number) + beside * (nearBefore[at - b - 1] as number);
    if (isNewest && b === at - 1) values[record + before] = (values[record + before] as number) + value;
  }
  const isPair = isNewest && at > start && arena[at - 1] === previous;
  const reach = Math.min(end, at + 1 + Math.max(ahead, nearAfter.length));
  for (let b = at + 1; b < reach; b += 1) {
    const distance = b - at;
    const record = out.take(arena[b] as number) * scoreStride;
    const { values } = out;
    if (distance <= nearAfter.length)
      values[record + near] = (values[record + near] as number) + beside * (nearAfter[distance - 1] as number);
    if (distance > ahead) continue;
    values[record + rules] = (values[record + rules] as number) + value / distance;
    if (!isNewest) continue;
    if (values[record + age] === 0) values[record + age] = since + 1;
    if (distance > 1) continue;
    values[record + after] = (values[record + after] as number) + value;
    if (isPair) values[record + afterPair] = (values[record + afterPair] as number) + value;
  }
}

/** What a session says that has the item at several places. Only the first counts fully, so that going back and forth does not count many times over. */
function addOften(arena: Int32Array, { item, isNewest, previous, ahead }: AskedItem, out: Scoreboard): void {
  const { start, end, since, beside } = meeting;
  let { value } = meeting;
  let at = start;
  for (let a = start; a < end; a += 1) {
    if (arena[a] !== item) continue;
    at = a;
    let distance = 1;
    if (isNewest && a > start) {
      const earlier = arena[a - 1] as number;
      out.add(before, earlier, value);
      if (earlier === previous && a + 1 < end) out.add(afterPair, arena[a + 1] as number, value);
    }
    for (let b = a + 1; b < end && distance <= ahead; b += 1) {
      const other = arena[b] as number;
      if (other === item) continue;
      out.add(rules, other, value / distance);
      if (isNewest) {
        if (distance === 1) out.add(after, other, value);
        if (out.of(age, other) === 0) out.add(age, other, since + 1);
      }
      distance += 1;
    }
    value *= 0.5;
  }
  // The nearer to its last place the more, coming after more than coming before.
  for (let b = Math.max(start, at - nearBefore.length); b < at; b += 1) {
    const other = arena[b] as number;
    if (other !== item) out.add(near, other, beside * (nearBefore[at - b - 1] as number));
  }
  for (let b = at + 1; b < end && b - at <= nearAfter.length; b += 1)
    out.add(near, arena[b] as number, beside * (nearAfter[b - at - 1] as number));
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

/** The item before the newest, other than it; -1 when there is none. */
function previousOf(query: SessionQuery): number {
  const last = query.items[query.length - 1];
  for (let i = query.length - 2; i >= 0; i -= 1) if (query.items[i] !== last) return query.items[i] as number;
  return -1;
}
