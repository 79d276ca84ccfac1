import { nthGreatest } from './nth-greatest.ts';
import { type Scoreboard, scoreStride } from './scoreboard.ts';

/** Numbers of items, and of the places that break ties, are below this: with the 32 bits of a score they fit a double exactly. */
const itemLimit = 2 ** 20;
const single = new Float32Array(1);
const bits = new Int32Array(single.buffer);

/**
 * The best so many items by one column of a board, best first; ties go to the smaller item. Each is packed into one number, the score above and the item below, which
 * the engine's own sort of numbers puts in order.
 */
export class BestScores {
  readonly ids: Int32Array;
  readonly capacity: number;
  size = 0;
  /** The greatest score; 0 when there is none. */
  greatest = 0;
  private keys: Float64Array = new Float64Array(1024);
  private slots: Int32Array = new Int32Array(1024);

  constructor(capacity: number) {
    this.capacity = capacity;
    this.ids = new Int32Array(capacity);
  }

  clear(): void {
    this.size = 0;
    this.greatest = 0;
  }

  /** Takes the best of a column; what is 0 is nothing. Items of 2^20 and beyond are passed over. */
  choose(board: Scoreboard, column: number, excluded: ReadonlySet<number>): void {
    const { items, values, size } = board;
    if (size > this.keys.length) {
      this.keys = new Float64Array(2 * size);
      this.slots = new Int32Array(2 * size);
    }
    const { keys, slots } = this;
    const checks = excluded.size > 0;
    let count = 0;
    for (let slot = 1, at = scoreStride + column; slot < size; slot += 1, at += scoreStride) {
      const value = values[at] as number;
      if (value === 0) continue;
      const item = items[slot] as number;
      if (item >= itemLimit || (checks && excluded.has(item))) continue;
      keys[count] = value;
      slots[count] = slot;
      count += 1;
    }
    // Only what may be among the best is packed: those at the bar may be too many, and the sort tells which stay.
    const bar = count > this.capacity ? nthGreatest(keys, count, this.capacity) : Number.NEGATIVE_INFINITY;
    let kept = 0;
    for (let i = 0; i < count; i += 1) {
      const value = keys[i] as number;
      if (value < bar) continue;
      single[0] = value;
      const raw = bits[0] as number;
      // The bits of positive floats are in the order of their values, those of negative ones in the opposite order.
      const ordered = raw >= 0 ? raw : -2147483648 - raw;
      keys[kept] = ordered * itemLimit + (itemLimit - 1 - (items[slots[i] as number] as number));
      kept += 1;
    }
    keys.subarray(0, kept).sort();
    count = Math.min(kept, this.capacity);
    for (let i = 0; i < count; i += 1) {
      const key = keys[kept - 1 - i] as number;
      this.ids[i] = itemLimit - 1 - (key - Math.floor(key / itemLimit) * itemLimit);
    }
    this.size = count;
    this.greatest = count > 0 ? board.of(column, this.ids[0] as number) : 0;
  }
}
