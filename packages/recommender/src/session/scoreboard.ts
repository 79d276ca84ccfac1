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
} as const;

/** Floats from one item's record to the next: a power of two, so that a record never lies across two lines of the processor's memory. */
export const scoreStride = 16;

/**
 * The scores that all models give for one question. Items are scattered over a catalogue, but what is said of one lies together: a look at the
 * item's slot, then everything else is near. Only what was touched is cleared.
 */
export class Scoreboard {
  /** The item of each slot; slot 0 is nobody's. */
  items: Int32Array = new Int32Array(1024);
  /** The record of slot `s` begins at `s * scoreStride`. */
  values: Float32Array = new Float32Array(1024 * scoreStride);
  /** Slots in use, the empty one included. */
  size = 1;
  private slots: Int32Array = new Int32Array(64);

  /** Makes room for items below `itemCount` and empties. */
  reset(itemCount: number): void {
    if (itemCount > this.slots.length) this.slots = new Int32Array(Math.ceil(itemCount * 1.25));
    else for (let slot = 1; slot < this.size; slot += 1) this.slots[this.items[slot] as number] = 0;
    this.values.fill(0, 0, this.size * scoreStride);
    this.size = 1;
  }

  /** An item's slot, given to it now when it had none. */
  take(item: number): number {
    const slot = this.slots[item] as number;
    return slot === 0 ? this.open(item) : slot;
  }

  /** An item's slot; 0, where every score is 0, when nothing was said of it. */
  find(item: number): number {
    return this.slots[item] as number;
  }

  /** Adds to what a column says of an item. */
  add(column: number, item: number, value: number): void {
    let slot = this.slots[item] as number;
    if (slot === 0) slot = this.open(item);
    const at = slot * scoreStride + column;
    this.values[at] = (this.values[at] as number) + value;
  }

  /** What a column says of an item. */
  of(column: number, item: number): number {
    return this.values[this.find(item) * scoreStride + column] as number;
  }

  private open(item: number): number {
    const slot = this.size;
    if (slot === this.items.length) {
      const items = new Int32Array(2 * slot);
      items.set(this.items);
      this.items = items;
      const values = new Float32Array(2 * slot * scoreStride);
      values.set(this.values);
      this.values = values;
    }
    this.size = slot + 1;
    this.items[slot] = item;
    this.slots[item] = slot;
    return slot;
  }
}
