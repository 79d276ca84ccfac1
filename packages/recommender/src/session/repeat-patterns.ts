import type { Column } from '../catalogue/grow.ts';

/** Steps back that a pattern looks. */
const depth = 6;
/** What may come next: the item that is newest, second newest, … of those the pattern shows; one seen before that; or a new one. */
const outcomes = 8;
const seenEarlier = 6;
const isNew = 7;
/** Stands in a pattern for the beginning of the session. */
const beginning = 8;
const codes = 9;
/** Cells of a pattern: a count for each outcome, and of all. */
export const patternStride: number = outcomes + 1;
const stride: number = patternStride;
/** A pattern met so often counts by half from then on, so that habits may change. */
const countLimit = 50_000;
/** What the shorter pattern says counts like so many meetings of the longer one. */
const trust = 8;
/** What is believed before anything was seen. */
const prior: Float64Array = Float64Array.of(0.2, 0.1, 0.05, 0.02, 0.01, 0.01, 0.01, 0.6);

/** The latest items of a session, by how recently each was met. */
interface Recent {
  /** The distinct items among the latest `depth`, newest first. */
  readonly items: Int32Array;
  size: number;
  /** The patterns of the latest 1, 2, … events. */
  readonly patterns: Int32Array;
  patternCount: number;
}

/**
 * How visitors come back to what they have seen: of each pattern of the latest steps (such as "here, there, here", whatever the items are) how often which of
 * its items came next, or a new one. A longer pattern is believed as far as it was met, and the shorter one for the rest (as in prediction by partial matching).
 */
export class RepeatPatterns {
  private readonly rows: Map<number, number> = new Map();
  private counts: Float32Array = new Float32Array(256 * stride);
  private readonly recent: Recent = createRecent();
  private readonly asked: Recent = createRecent();
  private readonly chances: Float64Array = new Float64Array(outcomes);

  /**
   * Learns what came next.
   *
   * @param items holds a session from `start` on.
   * @param length how many items it had when `next` came.
   * @param seen whether `next` was among them.
   */
  learn(items: Int32Array, start: number, length: number, next: number, seen: boolean): void {
    if (length === 0) return;
    const { recent } = this;
    read(items, start, length, recent);
    const place = seen ? placeOf(recent, next) : isNew;
    for (let i = 0; i < recent.patternCount; i += 1) {
      const pattern = recent.patterns[i] as number;
      const at = (this.rows.get(pattern) ?? this.addRow(pattern)) * stride;
      this.counts[at + place] = (this.counts[at + place] as number) + 1;
      this.counts[at + outcomes] = (this.counts[at + outcomes] as number) + 1;
      if ((this.counts[at + outcomes] as number) >= countLimit) this.halve(at);
    }
  }

  /** Asks what comes after a session; `chanceOf` and `chanceOfNew` answer until the next question. */
  ask(items: Int32Array, length: number): void {
    const { asked, chances } = this;
    read(items, 0, length, asked);
    chances.set(prior);
    for (let i = 0; i < asked.patternCount; i += 1) {
      const row = this.rows.get(asked.patterns[i] as number);
      if (row === undefined) return;
      const at = row * stride;
      const total = (this.counts[at + outcomes] as number) + trust;
      for (let k = 0; k < outcomes; k += 1)
        chances[k] = ((this.counts[at + k] as number) + trust * (chances[k] as number)) / total;
    }
  }

  /** How likely an item that the session has seen comes next. */
  chanceOf(item: number): number {
    return this.chances[placeOf(this.asked, item)] as number;
  }

  /** How likely something comes next that the session has not seen. */
  get chanceOfNew(): number {
    return this.chances[isNew] as number;
  }

  /** Copies of all that was learned, to be put back by `load`. */
  dump(): Column[] {
    return [Int32Array.from(this.rows.keys()), this.counts.slice(0, this.rows.size * stride)];
  }

  /** Takes the columns of a `dump` over; columns of other types are a programmer's error. */
  load([patterns, counts]: readonly Column[]): void {
    if (!(patterns instanceof Int32Array && counts instanceof Float32Array && counts.length === patterns.length * stride)) {
      throw new TypeError('these are not the columns of repeat patterns');
    }
    this.rows.clear();
    for (const pattern of patterns) this.rows.set(pattern, this.rows.size);
    this.counts = new Float32Array(counts.length + 256 * stride);
    this.counts.set(counts);
  }

  private addRow(pattern: number): number {
    const row = this.rows.size;
    this.rows.set(pattern, row);
    if ((row + 1) * stride > this.counts.length) {
      const counts = new Float32Array(2 * this.counts.length);
      counts.set(this.counts);
      this.counts = counts;
    }
    return row;
  }

  private halve(at: number): void {
    for (let i = at; i < at + stride; i += 1) this.counts[i] = (this.counts[i] as number) / 2;
  }
}

function createRecent(): Recent {
  return { items: new Int32Array(depth), size: 0, patterns: new Int32Array(depth), patternCount: 0 };
}

/** Items become their place among the distinct ones, newest first, so that a pattern holds for any items. */
function read(items: Int32Array, start: number, length: number, into: Recent): void {
  into.size = 0;
  into.patternCount = 0;
  let pattern = 1;
  for (let back = 1; back <= depth; back += 1) {
    if (back > length) {
      into.patterns[into.patternCount] = pattern * codes + beginning;
      into.patternCount += 1;
      return;
    }
    const item = items[start + length - back] as number;
    let place = 0;
    while (place < into.size && into.items[place] !== item) place += 1;
    if (place === into.size) {
      into.items[place] = item;
      into.size += 1;
    }
    pattern = pattern * codes + place;
    into.patterns[into.patternCount] = pattern;
    into.patternCount += 1;
  }
}

function placeOf(recent: Recent, item: number): number {
  for (let place = 0; place < recent.size; place += 1) if (recent.items[place] === item) return place;
  return seenEarlier;
}
