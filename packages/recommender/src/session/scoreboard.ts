/** What a {@link Scoreboard} keeps of an item: a column for each thing that models say of it. */
export const scoreColumns = {
  nearest: 0,
  rules: 1,
  sequential: 2,
  together: 3,
  twoSteps: 4,
  /** Came right after the session's newest item; right before it. */
  after: 5,
  before: 6,
  /** Came right after it when the item before it was the same as here. */
  afterPair: 7,
  /** Sessions since it last came within reach after it, plus one. */
  age: 8,
  /** Stood near the session's newest items, on either side, long sessions saying less. */
  near: 9,
  /** Came right after the session's newest item, and right before it, in the nearest sessions, by what these count. */
  next: 10,
  previous: 11,
  /** Was anywhere in the nearest sessions. */
  anywhere: 12,
  /** What all items of the session say by the model that knows no order, none less than another. */
  evenly: 13,
} as const;

/** Floats from one item's record to the next: a power of two, so that a record never lies across two lines of the processor's memory. */
export const scoreStride = 16;

/** 2^32 over the golden ratio, which spreads numbers that follow each other (Knuth, TAOCP 6.4). */
const golden = 0x9e3779b1;
/** The smallest table of slots, as a power of two. */
const leastBits = 10;

/**
 * The scores that all models give for one question. Items are scattered over a catalogue, but a question touches a few hundred: a small table tells each
 * one's slot, and what is said of it lies together. All of it stays in the processor's nearest memory, where an array over the catalogue would not.
 */
export class Scoreboard {
  /** The item of each slot; slot 0 is nobody's. */
  items: Int32Array = new Int32Array(1024);
  /** The record of slot `s` begins at `s * scoreStride`. */
  values: Float32Array = new Float32Array(1024 * scoreStride);
  /** Slots in use, the empty one included. */
  size = 1;
  /** Slots by the hash of their item, 0 where there is none; only the first `mask + 1` are in use. */
  private table: Int32Array = new Int32Array(1 << leastBits);
  private mask = (1 << leastBits) - 1;
  private shift = 32 - leastBits;

  constructor() {
    this.items[0] = -1;
  }

  reset(): void {
    this.table.fill(0, 0, this.mask + 1);
    this.values.fill(0, 0, this.size * scoreStride);
    this.size = 1;
    this.mask = (1 << leastBits) - 1;
    this.shift = 32 - leastBits;
  }

  /** An item's slot, given to it now when it had none. */
  take(item: number): number {
    const { table, items, mask } = this;
    let at = Math.imul(item, golden) >>> this.shift;
    for (;;) {
      const slot = table[at] as number;
      if (slot === 0) return this.open(item, at);
      if (items[slot] === item) return slot;
      at = (at + 1) & mask;
    }
  }

  /** An item's slot; 0, where every score is 0, when nothing was said of it. */
  find(item: number): number {
    const { table, items, mask } = this;
    let at = Math.imul(item, golden) >>> this.shift;
    for (;;) {
      const slot = table[at] as number;
      if (slot === 0 || items[slot] === item) return slot;
      at = (at + 1) & mask;
    }
  }

  /** Adds to what a column says of an item. */
  add(column: number, item: number, value: number): void {
    const at = this.take(item) * scoreStride + column;
    this.values[at] = (this.values[at] as number) + value;
  }

  /** What a column says of an item. */
  of(column: number, item: number): number {
    return this.values[this.find(item) * scoreStride + column] as number;
  }

  private open(item: number, at: number): number {
    const slot = this.size;
    this.size = slot + 1;
    if (slot === this.items.length) this.widen();
    this.items[slot] = item;
    this.table[at] = slot;
    if (2 * slot > this.mask) this.spread();
    return slot;
  }

  private widen(): void {
    const items = new Int32Array(2 * this.items.length);
    items.set(this.items);
    this.items = items;
    const values = new Float32Array(items.length * scoreStride);
    values.set(this.values);
    this.values = values;
  }

  /** Doubles the part of the table that is in use. */
  private spread(): void {
    const length = 2 * (this.mask + 1);
    if (length > this.table.length) this.table = new Int32Array(length);
    else this.table.fill(0, 0, length);
    this.mask = length - 1;
    this.shift -= 1;
    for (let slot = 1; slot < this.size; slot += 1) {
      let at = Math.imul(this.items[slot] as number, golden) >>> this.shift;
      while (this.table[at] !== 0) at = (at + 1) & this.mask;
      this.table[at] = slot;
    }
  }
}
