import type { Column } from '../catalogue/grow.ts';

/**
 * What the crowd did with each item, in sessions. Both popularities fade by a half life counted in sessions rather than in
 * time, so that quiet nights, clock jumps and logs that keep only an order do no harm.
 */
export class ItemStatistics {
  /** Sessions an item was in, never fading. */
  sessions: Float32Array = new Float32Array(64);
  /** Events on an item, and how many of them came right after one on the same item. */
  events: Float32Array = new Float32Array(64);
  again: Float32Array = new Float32Array(64);
  /** Fading session counts, in units of the growth at the time: compare within, or divide by `growth`. */
  slow: Float64Array = new Float64Array(64);
  fast: Float64Array = new Float64Array(64);
  /** The newest and the first session an item was in. */
  lastSession: Int32Array = new Int32Array(64);
  firstSession: Int32Array = new Int32Array(64);
  slowGrowth = 1;
  fastGrowth = 1;
  /** Items of the greatest `fast` popularity, best first; kept exact by every count, for only a counted item can rise. */
  readonly top: Int32Array = new Int32Array(topLength);
  topSize = 0;
  itemCount = 0;

  /** One session more: everything counted before is worth a little less. */
  age(): void {
    this.slowGrowth *= slowStep;
    this.fastGrowth *= fastStep;
    if (this.fastGrowth > 1e100) this.fastGrowth = rescale(this.fast, this.fastGrowth);
    if (this.slowGrowth > 1e100) this.slowGrowth = rescale(this.slow, this.slowGrowth);
  }

  /** One event on an item that `count` knows already, coming right after one on the same item or not. */
  repeat(item: number, immediately: boolean): void {
    this.events[item] = (this.events[item] as number) + 1;
    if (immediately) this.again[item] = (this.again[item] as number) + 1;
  }

  /** The item was met for the first time in this session. */
  count(item: number, session: number): void {
    if (item >= this.sessions.length) this.widen(item);
    if (item >= this.itemCount) this.itemCount = item + 1;
    if (this.sessions[item] === 0) this.firstSession[item] = session;
    this.sessions[item] = (this.sessions[item] as number) + 1;
    this.events[item] = (this.events[item] as number) + 1;
    this.slow[item] = (this.slow[item] as number) + this.slowGrowth;
    this.fast[item] = (this.fast[item] as number) + this.fastGrowth;
    this.lastSession[item] = session;
    this.rise(item);
  }

  /** Puts the items below `itemCount` that are gone back to where nobody knows them. */
  forget(isGone: (item: number) => boolean, itemCount: number): void {
    for (let item = 0; item < itemCount && item < this.sessions.length; item += 1) {
      if (!isGone(item)) continue;
      for (const column of [this.sessions, this.events, this.again, this.slow, this.fast]) column[item] = 0;
      this.lastSession[item] = 0;
      this.firstSession[item] = 0;
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
    return [
      this.sessions.slice(),
      this.events.slice(),
      this.again.slice(),
      this.slow.slice(),
      this.fast.slice(),
      this.lastSession.slice(),
      this.firstSession.slice(),
      Int32Array.from(this.top),
    ];
  }

  /** Takes the columns of a `dump` over; columns of other types are a programmer's error. */
  load(columns: readonly Column[]): void {
    const [sessions, events, again, slow, fast, lastSession, firstSession, top] = columns;
    if (
      !(sessions instanceof Float32Array && events instanceof Float32Array && again instanceof Float32Array) ||
      !(slow instanceof Float64Array && fast instanceof Float64Array) ||
      !(lastSession instanceof Int32Array && firstSession instanceof Int32Array && top instanceof Int32Array)
    ) {
      throw new TypeError('these are not the columns of item statistics');
    }
    Object.assign(this, { sessions, events, again, slow, fast, lastSession, firstSession });
    this.top.set(top.subarray(0, this.top.length));
  }

  private rise(item: number): void {
    const { top, fast } = this;
    const value = fast[item] as number;
    if (this.topSize === topLength && value <= (fast[top[topLength - 1] as number] as number)) return;
    let at = 0;
    while (at < this.topSize && top[at] !== item) at += 1;
    if (at === topLength) at = topLength - 1;
    else if (at === this.topSize) this.topSize += 1;
    for (; at > 0 && (fast[top[at - 1] as number] as number) < value; at -= 1) top[at] = top[at - 1] as number;
    top[at] = item;
  }

  private widen(item: number): void {
    const length = Math.max(item + 1, Math.ceil(this.sessions.length * 1.5));
    const grow = <T extends Float32Array | Float64Array | Int32Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    this.sessions = grow(this.sessions, new Float32Array(length));
    this.events = grow(this.events, new Float32Array(length));
    this.again = grow(this.again, new Float32Array(length));
    this.slow = grow(this.slow, new Float64Array(length));
    this.fast = grow(this.fast, new Float64Array(length));
    this.lastSession = grow(this.lastSession, new Int32Array(length));
    this.firstSession = grow(this.firstSession, new Int32Array(length));
  }
}

const topLength = 64;
const slowStep = 2 ** (1 / 40_000);
const fastStep = 2 ** (1 / 1_500);

function rescale(values: Float64Array, growth: number): number {
  for (let i = 0; i < values.length; i += 1) values[i] = (values[i] as number) / growth;
  return 1;
}
