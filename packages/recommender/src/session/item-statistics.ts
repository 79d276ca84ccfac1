import type { Column } from '../catalogue/grow.ts';
import { RepeatPatterns } from './repeat-patterns.ts';

/** What is kept of an item, and where in its record. */
export const statisticsColumns = {
  /** Sessions it was in, never fading. */
  sessions: 0,
  /** Events on it, and how many of them came right after one on it. */
  events: 1,
  again: 2,
  /** Fading session counts, in units of the growth at the time: compare within, or divide by `slowGrowth` and `fastGrowth`. */
  slow: 3,
  fast: 4,
  /** The newest and the first session it was in. */
  lastSession: 5,
  firstSession: 6,
} as const;

/** Numbers from one item's record to the next: one line of the processor's memory. */
export const statisticsStride = 8;

const { sessions, events, again, slow, fast, lastSession, firstSession } = statisticsColumns;

/**
 * What the crowd did with each item, in sessions. Both popularities fade by a half life counted in sessions rather than in
 * time, so that quiet nights, clock jumps and logs that keep only an order do no harm.
 */
export class ItemStatistics {
  /** A record for each item, `statisticsStride` apart, with the {@link statisticsColumns}; all 0 for an item nobody met. */
  records: Float64Array = new Float64Array(64 * statisticsStride);
  slowGrowth = 1;
  fastGrowth = 1;
  /** Items of the greatest `fast` popularity, best first; kept exact by every count, for only a counted item can rise. */
  readonly top: Int32Array = new Int32Array(topLength);
  topSize = 0;
  itemCount = 0;
  /** How visitors come back to what they have seen. */
  readonly patterns: RepeatPatterns = new RepeatPatterns();

  /** Sessions an item was in; 0 for one nobody met. */
  sessionsOf(item: number): number {
    return this.records[item * statisticsStride + sessions] ?? 0;
  }

  /** The newest session an item was in. */
  lastSessionOf(item: number): number {
    return this.records[item * statisticsStride + lastSession] ?? 0;
  }

  /** How popular an item is of late, in sessions. */
  popularityOf(item: number): number {
    return this.fastOf(item) / this.fastGrowth;
  }

  /** Makes sure that every item below `itemCount` has a record. */
  cover(itemCount: number): void {
    const needed = itemCount * statisticsStride;
    if (needed <= this.records.length) return;
    const half = Math.ceil(this.records.length / statisticsStride / 2);
    const grown = new Float64Array(Math.max(needed, this.records.length + half * statisticsStride));
    grown.set(this.records);
    this.records = grown;
  }

  /** One session more: everything counted before is worth a little less. */
  age(): void {
    this.slowGrowth *= slowStep;
    this.fastGrowth *= fastStep;
    if (this.fastGrowth > 1e100) this.fastGrowth = rescale(this.records, fast, this.fastGrowth);
    if (this.slowGrowth > 1e100) this.slowGrowth = rescale(this.records, slow, this.slowGrowth);
  }

  /** One event on an item that `count` knows already, coming right after one on the same item or not. */
  repeat(item: number, immediately: boolean): void {
    const at = item * statisticsStride;
    this.increase(at + events, 1);
    if (immediately) this.increase(at + again, 1);
  }

  /** The item was met for the first time in this session. */
  count(item: number, session: number): void {
    const at = item * statisticsStride;
    this.cover(item + 1);
    if (item >= this.itemCount) this.itemCount = item + 1;
    if (this.records[at + sessions] === 0) this.records[at + firstSession] = session;
    this.increase(at + sessions, 1);
    this.increase(at + events, 1);
    this.increase(at + slow, this.slowGrowth);
    this.increase(at + fast, this.fastGrowth);
    this.records[at + lastSession] = session;
    this.rise(item);
  }

  /** Puts the items below `itemCount` that are gone back to where nobody knows them. */
  forget(isGone: (item: number) => boolean, itemCount: number): void {
    for (let item = 0; item < itemCount && item * statisticsStride < this.records.length; item += 1) {
      if (isGone(item)) this.records.fill(0, item * statisticsStride, (item + 1) * statisticsStride);
    }
    let kept = 0;
    for (let at = 0; at < this.topSize; at += 1) {
      const item = this.top[at] as number;
      if (isGone(item)) continue;
      this.top[kept] = item;
      kept += 1;
    }
    this.topSize = kept;
  }

  /** Copies of all columns, to be put back by `load`. */
  dump(): Column[] {
    return [this.records.slice(0, this.itemCount * statisticsStride), Int32Array.from(this.top)];
  }

  /** Takes the columns of a `dump` over; columns of other types are a programmer's error. */
  load([records, top]: readonly Column[]): void {
    if (!(records instanceof Float64Array && top instanceof Int32Array)) {
      throw new TypeError('these are not the columns of item statistics');
    }
    this.records = records;
    this.top.set(top.subarray(0, this.top.length));
  }

  private fastOf(item: number): number {
    return this.records[item * statisticsStride + fast] ?? 0;
  }

  private increase(at: number, by: number): void {
    this.records[at] = (this.records[at] as number) + by;
  }

  private rise(item: number): void {
    const { top } = this;
    const value = this.fastOf(item);
    if (this.topSize === topLength && value <= this.fastOf(top[topLength - 1] as number)) return;
    let at = 0;
    while (at < this.topSize && top[at] !== item) at += 1;
    if (at === topLength) at = topLength - 1;
    else if (at === this.topSize) this.topSize += 1;
    for (; at > 0 && this.fastOf(top[at - 1] as number) < value; at -= 1) top[at] = top[at - 1] as number;
    top[at] = item;
  }
}

const topLength = 64;
const slowStep = 2 ** (1 / 40_000);
const fastStep = 2 ** (1 / 1_500);

function rescale(records: Float64Array, column: number, growth: number): number {
  for (let at = column; at < records.length; at += statisticsStride) records[at] = (records[at] as number) / growth;
  return 1;
}
