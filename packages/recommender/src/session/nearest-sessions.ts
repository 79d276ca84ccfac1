import { fadingOf } from './fading.ts';
import type { ModelView, SessionQuery } from './model-view.ts';
import { findGreatest } from './nth-greatest.ts';
import { type Scoreboard, scoreColumns, scoreStride } from './scoreboard.ts';
import type { SessionStore } from './session-store.ts';

/** How neighbours are found and weighed; see {@link NearestSessions}. */
export interface NearestSessionsOptions {
  /** What an item of the asking session weighs per step back, 0–1. */
  readonly stepDecay: number;
  /** Sessions after which a neighbour weighs 1/e. */
  readonly ageScale: number;
  /** Steps from the matched item after which a neighbour's item weighs 1/e, after and before the match. */
  readonly reachAfter: number;
  readonly reachBefore: number;
  /** How many of an item's newest sessions are looked at, and how many neighbours are used. */
  readonly perItem: number;
  readonly neighbours: number;
}

const { nearest, anywhere, next, previous } = scoreColumns;
const tableBits = 14;
const sessionsLimit = 6_000;
const itemsLimit = 12;
/** One over the root of a session's length. */
const perLength = Float64Array.from({ length: 257 }, (_, length) => 1 / Math.sqrt(Math.max(1, length)));

/**
 * Sessions like this one, and what else was in them. Found through the list of each item's newest sessions, as in Serenade's
 * VMIS-kNN; weighed, as in STAN and VSTAN, by how recently the asking session had the item in common, how rare that item is,
 * how recent the neighbour is, and how near its other items stood to the matched one. Notes in passing what was in the neighbours
 * anywhere, and right beside the asking session's newest item.
 */
export class NearestSessions {
  /** The sessions found, each by the number it got when it was found: its own number, the newest item in common, and how alike it is. */
  private readonly sessions: Int32Array = new Int32Array(sessionsLimit);
  private readonly matches: Int32Array = new Int32Array(sessionsLimit);
  private readonly likeness: Float64Array = new Float64Array(sessionsLimit);
  /** A hash table over them, never emptied: an entry counts when what it names says that it lies there. */
  private readonly table: Int32Array = new Int32Array(1 << tableBits);
  private readonly places: Int32Array = new Int32Array(sessionsLimit);
  /** Which of them are the neighbours. */
  private readonly kept: Int32Array = new Int32Array(sessionsLimit);
  /** Where the neighbours begin, and how long they are. */
  private readonly begins: Int32Array = new Int32Array(sessionsLimit);
  private readonly lengths: Int32Array = new Int32Array(sessionsLimit);
  /** The first item of each neighbour, read for the sake of having been read. */
  private readonly firsts: Int32Array = new Int32Array(sessionsLimit);
  private readonly reach: Float32Array = new Float32Array(512);
  private reachOf: NearestSessionsOptions | null = null;

  score(view: ModelView, query: SessionQuery, options: NearestSessionsOptions, out: Scoreboard): void {
    const count = this.choose(this.find(view, query, options), view, options);
    this.lookUp(view.store, count);
    if (options !== this.reachOf) {
      this.reachOf = options;
      for (let i = 0; i < 256; i += 1) {
        this.reach[256 + i] = Math.exp(-i / options.reachAfter);
        this.reach[256 - i] = Math.exp(-i / options.reachBefore);
      }
    }
    const { begins, lengths, likeness, matches, reach } = this;
    const { arena } = view.store.sessions;
    const newest = query.items[query.length - 1];
    for (let i = 0; i < count; i += 1) {
      const start = begins[i] as number;
      const length = lengths[i] as number;
      const end = start + length;
      const match = matches[i] as number;
      let at = end - 1;
      while (at > start && arena[at] !== match) at -= 1;
      const weight = (likeness[i] as number) * (perLength[length] as number);
      let before = -1;
      for (let position = start; position < end; position += 1) {
        const item = arena[position] as number;
        if (item !== before) {
          const record = out.take(item) * scoreStride;
          const { values } = out;
          values[record + nearest] = (values[record + nearest] as number) + weight * (reach[256 + position - at] as number);
          values[record + anywhere] = (values[record + anywhere] as number) + weight;
        }
        before = item;
      }
      if (match !== newest) continue;
      if (at + 1 < end) out.add(next, arena[at + 1] as number, weight);
      if (at > start) out.add(previous, arena[at - 1] as number, weight);
    }
  }

  /** Fades the sessions found by their age, brings the most alike to the front, and returns how many these are. */
  private choose(found: number, view: ModelView, { ageScale, neighbours }: NearestSessionsOptions): number {
    const { sessions, matches, likeness } = this;
    const fading = fadingOf(ageScale);
    for (let i = 0; i < found; i += 1) {
      likeness[i] = (likeness[i] as number) * fading.at(view.now - (sessions[i] as number));
    }
    if (found <= neighbours) return found;
    const kept = findGreatest(likeness, found, neighbours, this.kept);
    for (let i = 0; i < kept; i += 1) {
      const from = this.kept[i] as number;
      sessions[i] = sessions[from] as number;
      matches[i] = matches[from] as number;
      likeness[i] = likeness[from] as number;
    }
    return kept;
  }

  /** Looks up where the first so many lie. They are far off in memory: loops that do nothing but look let the processor fetch many at once. */
  private lookUp(store: SessionStore, count: number): void {
    const { sessions, begins, lengths, firsts } = this;
    const { heads, arena } = store.sessions;
    for (let i = 0; i < count; i += 1) {
      const head = 2 * store.slotOf(sessions[i] as number);
      begins[i] = heads[head] as number;
      lengths[i] = heads[head + 1] as number;
    }
    for (let i = 0; i < count; i += 1) firsts[i] = arena[begins[i] as number] as number;
  }

  /** As small a table as holds what may be found at half its room: the smaller, the nearer to the processor. */
  private bitsFor({ store: { postings } }: ModelView, query: SessionQuery, options: NearestSessionsOptions): number {
    let most = 0;
    for (let at = Math.max(0, query.length - itemsLimit); at < query.length; at += 1)
      most += Math.min(options.perItem, postings.length(query.items[at] as number));
    let bits = 9;
    while (bits < tableBits && 1 << bits < 2 * most) bits += 1;
    return query.length > itemsLimit ? tableBits : bits;
  }

  /** Collects the sessions sharing an item, newest item of the asking session first, and returns how many. */
  private find(view: ModelView, query: SessionQuery, options: NearestSessionsOptions): number {
    const { store, statistics } = view;
    const { table, places, sessions, matches, likeness } = this;
    const { postings } = store;
    const entries = postings.arena;
    const oldest = store.firstSession;
    const bits = this.bitsFor(view, query, options);
    const shift = 32 - bits;
    const tableMask = (1 << bits) - 1;
    let count = 0;
    let distinct = 0;
    for (let back = 0; back < query.length && distinct < itemsLimit; back += 1) {
      const at = query.length - 1 - back;
      const item = query.items[at] as number;
      let repeated = false;
      for (let later = at + 1; later < query.length && !repeated; later += 1) repeated = query.items[later] === item;
      if (repeated) continue;
      const support = statistics.sessionsOf(item);
      if (!(support > 0)) continue;
      const weight = options.stepDecay ** distinct * Math.log(1 + view.now / support);
      distinct += 1;
      const length = postings.length(item);
      const list = length > 0 ? postings.start(item) : 0;
      const mask = length > 0 ? postings.mask(item) : 0;
      const last = length > 0 ? postings.count(item) - 1 : 0;
      let taken = 0;
      for (let step = 0; step < length && taken < options.perItem; step += 1) {
        const session = entries[list + ((last - step) & mask)] as number;
        if (session >= view.before) continue;
        if (session < oldest) break;
        taken += 1;
        let place = Math.imul(session, 0x9e3779b1) >>> shift;
        let known = table[place] as number;
        while (known < count && places[known] === place && sessions[known] !== session) {
          place = (place + 1) & tableMask;
          known = table[place] as number;
        }
        if (known < count && places[known] === place) {
          likeness[known] = (likeness[known] as number) + weight;
        } else if (count < sessionsLimit) {
          table[place] = count;
          places[count] = place;
          sessions[count] = session;
          matches[count] = item;
          likeness[count] = weight;
          count += 1;
        }
      }
    }
    return count;
  }
}
