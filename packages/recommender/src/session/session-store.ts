import { RecentMap } from '../ids/recent-map.ts';
import { IntLists } from './int-lists.ts';
import { ItemStatistics } from './item-statistics.ts';

/** Bounds on what the store keeps; older behaviour makes room for newer. */
export interface SessionStoreLimits {
  /** Sessions kept; the oldest goes when another starts. */
  readonly sessions: number;
  /** Session keys that may still grow; the one longest silent is closed when another starts. */
  readonly openSessions: number;
}

/** Events of one session beyond this teach nothing more, so that a robot's million views weigh like one long visit. */
export const sessionLengthLimit = 200;
/** Sessions keep up to 256 items, more than are ever given, so that the count of a session is its length. */
const sessionSizeClass = 8;
/** An item's sessions kept, as a power of two: 2,048. */
const postingSizeClass = 11;
/** The same key after this long silence is another visit. */
const silenceMs = 12 * 3_600_000;

/** Sessions as lists of items, and for each item the list of its sessions, both growing event by event. */
export class SessionStore {
  readonly limits: SessionStoreLimits;
  /** Items of each session in order, by slot (`session % limits.sessions`). */
  readonly sessions: IntLists = new IntLists(sessionSizeClass);
  /** For each item the numbers of the sessions it was in, oldest first. */
  readonly postings: IntLists = new IntLists(postingSizeClass);
  readonly statistics: ItemStatistics = new ItemStatistics();
  eventCount = 0;
  /** Open sessions by key, longest silent first. */
  readonly open: RecentMap<{ readonly session: number; atMs: number }> = new RecentMap();

  private sessionsBegun = 0;
  /** The greatest multiple of the limit up to the count. */
  private round = 0;

  constructor(limits: SessionStoreLimits) {
    this.limits = limits;
  }

  /** How many sessions there were; the next one's number. */
  get sessionCount(): number {
    return this.sessionsBegun;
  }

  set sessionCount(count: number) {
    this.sessionsBegun = count;
    this.round = count - (count % this.limits.sessions);
  }

  /** The oldest session still kept. */
  get firstSession(): number {
    return Math.max(0, this.sessionCount - this.limits.sessions);
  }

  /** Where a session is kept, of those that are: `session % limits.sessions`, but a division asked thousands of times an answer is felt. */
  slotOf(session: number): number {
    const slot = session - this.round;
    if (slot >= 0 && slot < this.limits.sessions) return slot;
    return slot < 0 && slot >= -this.limits.sessions ? slot + this.limits.sessions : session % this.limits.sessions;
  }

  /**
   * Adds one event. A cart or purchase of an item the session already has is no new step: it would teach that people who
   * look at a product want to be shown the same product.
   *
   * @returns whether it changed anything.
   */
  append(key: string, item: number, isView: boolean, atMs: number): boolean {
    let entry = this.open.use(key);
    if (entry === undefined || atMs - entry.atMs > silenceMs || entry.session < this.firstSession) {
      entry = { session: this.start(), atMs };
      this.open.set(key, entry);
      if (this.open.size > this.limits.openSessions) this.open.deleteOldest();
    }
    if (atMs > entry.atMs) entry.atMs = atMs;
    const slot = this.slotOf(entry.session);
    const length = this.sessions.length(slot);
    if (length >= sessionLengthLimit) return false;
    const seen = this.contains(slot, length, item);
    if (seen && !isView) return false;
    this.statistics.patterns.learn(this.sessions.arena, length > 0 ? this.sessions.start(slot) : 0, length, item, seen);
    if (seen) {
      this.statistics.repeat(item, this.sessions.newest(slot, 0) === item);
    } else {
      this.postings.push(item, entry.session);
      this.statistics.count(item, entry.session);
    }
    this.sessions.push(slot, item);
    this.eventCount += 1;
    return true;
  }

  /** Takes items out of all sessions, their lists and the statistics, as if nobody had ever looked at them; `gone` has a 1 for each. */
  forget(gone: Uint8Array): void {
    const isGone = (item: number): boolean => gone[item] === 1;
    for (let session = this.firstSession; session < this.sessionCount; session += 1) {
      this.sessions.remove(this.slotOf(session), isGone);
    }
    for (let item = 0; item < gone.length; item += 1) if (isGone(item)) this.postings.clear(item);
    this.statistics.forget(isGone, gone.length);
  }

  /** The statistics as they stood before a session; a session still open then counts whole. Yields between slices, in which sessions may be added to. */
  *statisticsBefore(session: number): Generator<void, ItemStatistics, void> {
    const statistics = new ItemStatistics();
    statistics.cover(this.statistics.itemCount);
    for (let at = this.firstSession; at < session; at += 1) {
      statistics.age();
      if (at < this.firstSession) continue;
      const { arena } = this.sessions;
      const slot = this.slotOf(at);
      const start = this.sessions.start(slot);
      const end = start + this.sessions.count(slot);
      for (let i = start; i < end; i += 1) {
        const item = arena[i] as number;
        let earlier = i - 1;
        while (earlier >= start && arena[earlier] !== item) earlier -= 1;
        statistics.patterns.learn(arena, start, i - start, item, earlier >= start);
        if (earlier < start) statistics.count(item, at);
        else statistics.repeat(item, earlier === i - 1);
      }
      if ((at & 255) === 255) yield;
    }
    return statistics;
  }

  private contains(slot: number, length: number, item: number): boolean {
    if (length === 0) return false;
    const start = this.sessions.start(slot);
    const { arena } = this.sessions;
    for (let i = start + length - 1; i >= start; i -= 1) if (arena[i] === item) return true;
    return false;
  }

  private start(): number {
    const session = this.sessionCount;
    this.sessionCount += 1;
    this.sessions.clear(this.slotOf(session));
    this.statistics.age();
    return session;
  }
}
