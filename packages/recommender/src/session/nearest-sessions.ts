import { fadingOf } from './fading.ts';
import type { ModelView, SessionQuery } from './model-view.ts';
import { nthGreatest } from './nth-greatest.ts';
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
  /** A hash table of the sessions found; each entry has, side by side: the question it is of, the session, the similarity and the item in common. */
  private readonly table: Int32Array = new Int32Array(4 << tableBits);
  /** The same memory, for the similarities. */
  private readonly similarities: Float32Array = new Float32Array(this.table.buffer);
  /** Where in the table the sessions found are. */
  private readonly found: Int32Array = new Int32Array(sessionsLimit);
  /** Where the sessions found begin, and how long they are. */
  private readonly begins: Int32Array = new Int32Array(sessionsLimit);
  private readonly lengths: Int32Array = new Int32Array(sessionsLimit);
  /** What the sessions found count at most. */
  private readonly bounds: Float64Array = new Float64Array(sessionsLimit);
  /** The first item of each neighbour, read for the sake of having been read. */
  private readonly firsts: Int32Array = new Int32Array(sessionsLimit);
  private readonly scores: Float64Array = new Float64Array(sessionsLimit);
  private readonly reach: Float32Array = new Float32Array(512);
  private reachOf: NearestSessionsOptions | null = null;
  private stamp = 0;

  score(view: ModelView, query: SessionQuery, options: NearestSessionsOptions, out: Scoreboard): void {
    let foundCount = this.find(view, query, options);
    const { store } = view;
    const { reach, similarities, bounds, found, table, scores } = this;
    const fading = fadingOf(options.ageScale);
    const { arena } = store.sessions;
    // How long a session is stands far off in memory. What it would count with a single item is known without: few need to be looked at.
    for (let i = 0; i < foundCount; i += 1) {
      const entry = found[i] as number;
      bounds[i] = (similarities[entry + 2] as number) * fading.at(view.now - (table[entry + 1] as number));
    }
    if (foundCount > options.neighbours) {
      const bar = nthGreatest(bounds, foundCount, Math.min(foundCount, 2 * options.neighbours));
      const likely = this.lookUp(store, 0, foundCount, bar);
      const least = nthGreatest(scores, likely, options.neighbours);
      const known = this.lookUp(store, likely, foundCount, least);
      foundCount = this.keep(known, known > likely ? nthGreatest(scores, known, options.neighbours) : least, options.neighbours);
    } else {
      this.lookUp(store, 0, foundCount, Number.NEGATIVE_INFINITY);
    }
    if (options !== this.reachOf) {
      this.reachOf = options;
      for (let i = 0; i < 256; i += 1) {
        reach[256 + i] = Math.exp(-i / options.reachAfter);
        reach[256 - i] = Math.exp(-i / options.reachBefore);
      }
    }
    const { begins, lengths } = this;
    const newest = query.items[query.length - 1];
    for (let i = 0; i < foundCount; i += 1) this.firsts[i] = arena[begins[i] as number] as number;
    for (let i = 0; i < foundCount; i += 1) {
      const start = begins[i] as number;
      const end = start + (lengths[i] as number);
      const match = table[(found[i] as number) + 3] as number;
      let at = end - 1;
      while (at > start && arena[at] !== match) at -= 1;
      const weight = scores[i] as number;
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

  /**
   * Looks up the sessions from place `from` on that may count at least `bar`, brings them to the front, `from` being the first place, and scores them.
   *
   * @returns the place behind the last of them.
   */
  private lookUp(store: SessionStore, from: number, foundCount: number, bar: number): number {
    const { bounds, found, table, begins, lengths, scores } = this;
    const { heads } = store.sessions;
    let kept = from;
    for (let i = from; i < foundCount; i += 1) {
      const bound = bounds[i] as number;
      if (bound < bar) continue;
      const entry = found[i] as number;
      found[i] = found[kept] as number;
      bounds[i] = bounds[kept] as number;
      found[kept] = entry;
      bounds[kept] = bound;
      kept += 1;
    }
    // A loop that does nothing but look lets the processor fetch many at once.
    for (let i = from; i < kept; i += 1) {
      const head = 2 * store.slotOf(table[(found[i] as number) + 1] as number);
      begins[i] = heads[head] as number;
      lengths[i] = heads[head + 1] as number;
    }
    for (let i = from; i < kept; i += 1) scores[i] = (bounds[i] as number) * (perLength[lengths[i] as number] as number);
    return kept;
  }

  /** Brings those that count at least `least`, at most `limit`, to the front. */
  private keep(count: number, least: number, limit: number): number {
    const { found, begins, lengths, scores } = this;
    let kept = 0;
    for (let i = 0; i < count && kept < limit; i += 1) {
      if ((scores[i] as number) < least) continue;
      found[kept] = found[i] as number;
      begins[kept] = begins[i] as number;
      lengths[kept] = lengths[i] as number;
      scores[kept] = scores[i] as number;
      kept += 1;
    }
    return kept;
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
    const { table, similarities, found } = this;
    const { postings } = store;
    const entries = postings.arena;
    this.stamp += 1;
    const stamp = this.stamp;
    const oldest = store.firstSession;
    const bits = this.bitsFor(view, query, options);
    const shift = 32 - bits;
    const mask4 = (4 << bits) - 1;
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
        let entry = (Math.imul(session, 0x9e3779b1) >>> shift) << 2;
        while (table[entry] === stamp && table[entry + 1] !== session) entry = (entry + 4) & mask4;
        if (table[entry] !== stamp) {
          if (count >= sessionsLimit) continue;
          table[entry] = stamp;
          table[entry + 1] = session;
          similarities[entry + 2] = 0;
          table[entry + 3] = item;
          found[count] = entry;
          count += 1;
        }
        similarities[entry + 2] = (similarities[entry + 2] as number) + weight;
      }
    }
    return count;
  }
}
