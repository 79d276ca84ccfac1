import { fadingOf } from './fading.ts';
import type { ModelView, SessionQuery } from './model-view.ts';
import { type Scoreboard, scoreColumns } from './scoreboard.ts';
import { TopList } from './top-list.ts';

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

const tableSize = 16_384;
const tableMask = tableSize - 1;
const sessionsLimit = 6_000;
const itemsLimit = 12;
/** One over the root of a session's length. */
const perLength = Float64Array.from({ length: 257 }, (_, length) => 1 / Math.sqrt(Math.max(1, length)));

/**
 * Sessions like this one, and what else was in them. Found through the list of each item's newest sessions, as in Serenade's
 * VMIS-kNN; weighed, as in STAN and VSTAN, by how recently the asking session had the item in common, how rare that item is,
 * how recent the neighbour is, and how near its other items stood to the matched one.
 */
export class NearestSessions {
  private readonly keys: Int32Array = new Int32Array(tableSize);
  private readonly stamps: Int32Array = new Int32Array(tableSize);
  private readonly similarity: Float32Array = new Float32Array(tableSize);
  private readonly matched: Int32Array = new Int32Array(tableSize);
  private readonly found: Int32Array = new Int32Array(sessionsLimit);
  private readonly nearest: TopList = new TopList(1_000);
  private readonly reach: Float32Array = new Float32Array(512);
  private reachOf: NearestSessionsOptions | null = null;
  private stamp = 0;

  score(view: ModelView, query: SessionQuery, options: NearestSessionsOptions, out: Scoreboard): void {
    const foundCount = this.find(view, query, options);
    const { store } = view;
    const { nearest, reach } = this;
    const fading = fadingOf(options.ageScale);
    nearest.clear();
    for (let i = 0; i < foundCount; i += 1) {
      const entry = this.found[i] as number;
      const session = this.keys[entry] as number;
      const greatest = (this.similarity[entry] as number) * fading.at(view.now - session);
      // The length lies far off in memory: it is not asked for where even a session of one item would be refused.
      if (nearest.size >= options.neighbours && greatest <= (nearest.scores[0] as number)) continue;
      const score = greatest * (perLength[store.sessions.count(store.slotOf(session))] as number);
      if (nearest.size < options.neighbours || score > (nearest.scores[0] as number)) {
        if (nearest.size >= options.neighbours) nearest.replaceWorst(entry, score);
        else nearest.offer(entry, score);
      }
    }
    if (options !== this.reachOf) {
      this.reachOf = options;
      for (let i = 0; i < 256; i += 1) {
        reach[256 + i] = Math.exp(-i / options.reachAfter);
        reach[256 - i] = Math.exp(-i / options.reachBefore);
      }
    }
    const { arena } = store.sessions;
    for (let i = 0; i < nearest.size; i += 1) {
      const entry = nearest.ids[i] as number;
      const slot = store.slotOf(this.keys[entry] as number);
      const start = store.sessions.start(slot);
      const end = start + store.sessions.count(slot);
      const match = this.matched[entry] as number;
      let at = end - 1;
      while (at > start && arena[at] !== match) at -= 1;
      const weight = nearest.scores[i] as number;
      let before = -1;
      for (let position = start; position < end; position += 1) {
        const item = arena[position] as number;
        if (item !== before) out.add(scoreColumns.nearest, item, weight * (reach[256 + position - at] as number));
        before = item;
      }
    }
  }

  /** Collects the sessions sharing an item, newest item of the asking session first, and returns how many. */
  private find(view: ModelView, query: SessionQuery, options: NearestSessionsOptions): number {
    const { store, statistics } = view;
    const { keys, stamps, similarity, matched, found } = this;
    const { postings } = store;
    const entries = postings.arena;
    this.stamp += 1;
    const stamp = this.stamp;
    const oldest = store.firstSession;
    let count = 0;
    let distinct = 0;
    for (let back = 0; back < query.length && distinct < itemsLimit; back += 1) {
      const at = query.length - 1 - back;
      const item = query.items[at] as number;
      let repeated = false;
      for (let later = at + 1; later < query.length && !repeated; later += 1) repeated = query.items[later] === item;
      if (repeated) continue;
      const support = statistics.sessions[item] as number;
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
        let entry = Math.imul(session, 0x9e3779b1) >>> 18;
        while (stamps[entry] === stamp && keys[entry] !== session) entry = (entry + 1) & tableMask;
        if (stamps[entry] !== stamp) {
          if (count >= sessionsLimit) continue;
          stamps[entry] = stamp;
          keys[entry] = session;
          similarity[entry] = 0;
          matched[entry] = item;
          found[count] = entry;
          count += 1;
        }
        similarity[entry] = (similarity[entry] as number) + weight;
      }
    }
    return count;
  }
}
