import type { Column } from '../catalogue/grow.ts';

/**
 * Many growing lists of integers in one array: blocks of powers of two, returned to free lists when a list outgrows its
 * block or is cleared. A list at its greatest size overwrites its oldest entry, so that memory stays bounded.
 */
export class IntLists {
  arena: Int32Array;
  /** Where each list's block starts. */
  offset: Int32Array;
  /** How many entries each list was ever given; the last `1 << sizeClass` of them are kept. */
  count: Int32Array;
  sizeClass: Uint8Array;
  used = 0;
  private readonly free: Int32Array;
  private readonly greatestClass: number;

  /** @param greatestClass lists keep at most `1 << greatestClass` entries. */
  constructor(greatestClass: number) {
    this.greatestClass = greatestClass;
    this.arena = new Int32Array(1024);
    this.offset = new Int32Array(64);
    this.count = new Int32Array(64);
    this.sizeClass = new Uint8Array(64);
    this.free = new Int32Array(greatestClass + 1).fill(-1);
  }

  push(list: number, value: number): void {
    if (list >= this.count.length) this.widen(list);
    const count = this.count[list] as number;
    let size = this.sizeClass[list] as number;
    if (count === 0) {
      size = 1;
      this.sizeClass[list] = 1;
      this.offset[list] = this.allocate(1);
    } else if (count === 1 << size && size < this.greatestClass) {
      const from = this.offset[list] as number;
      const to = this.allocate(size + 1);
      this.arena.copyWithin(to, from, from + count);
      this.release(from, size);
      size += 1;
      this.sizeClass[list] = size;
      this.offset[list] = to;
    }
    this.arena[(this.offset[list] as number) + (count & ((1 << size) - 1))] = value;
    this.count[list] = count + 1;
  }

  /** Entries a list holds now. */
  length(list: number): number {
    if (list >= this.count.length) return 0;
    const count = this.count[list] as number;
    return count === 0 ? 0 : Math.min(count, 1 << (this.sizeClass[list] as number));
  }

  /** The entry `back` steps before the newest (0 is the newest); `back` must be less than the length. */
  newest(list: number, back: number): number {
    const mask = (1 << (this.sizeClass[list] as number)) - 1;
    return this.arena[(this.offset[list] as number) + (((this.count[list] as number) - 1 - back) & mask)] as number;
  }

  clear(list: number): void {
    if (list >= this.count.length || this.count[list] === 0) return;
    this.release(this.offset[list] as number, this.sizeClass[list] as number);
    this.count[list] = 0;
  }

  /** Copies of all columns, to be put back by `load`. */
  dump(): Column[] {
    return [
      this.arena.slice(0, this.used),
      this.offset.slice(),
      this.count.slice(),
      this.sizeClass.slice(),
      Int32Array.from(this.free),
    ];
  }

  /** Takes the columns of a `dump` over; columns of other types are a programmer's error. */
  load(columns: readonly Column[]): void {
    const [arena, offset, count, sizeClass, free] = columns;
    if (
      !(arena instanceof Int32Array && offset instanceof Int32Array && count instanceof Int32Array) ||
      !(sizeClass instanceof Uint8Array && free instanceof Int32Array)
    ) {
      throw new TypeError('these are not the columns of integer lists');
    }
    this.arena = arena;
    this.used = arena.length;
    this.offset = offset;
    this.count = count;
    this.sizeClass = sizeClass;
    this.free.set(free.subarray(0, this.free.length));
  }

  private allocate(size: number): number {
    const head = this.free[size] as number;
    if (head >= 0) {
      this.free[size] = this.arena[head] as number;
      return head;
    }
    const at = this.used;
    this.used += 1 << size;
    if (this.used > this.arena.length) {
      const grown = new Int32Array(Math.max(this.used, Math.ceil(this.arena.length * 1.5)));
      grown.set(this.arena);
      this.arena = grown;
    }
    return at;
  }

  private release(at: number, size: number): void {
    this.arena[at] = this.free[size] as number;
    this.free[size] = at;
  }

  private widen(list: number): void {
    const length = Math.max(list + 1, Math.ceil(this.count.length * 1.5));
    const offset = new Int32Array(length);
    offset.set(this.offset);
    this.offset = offset;
    const count = new Int32Array(length);
    count.set(this.count);
    this.count = count;
    const sizeClass = new Uint8Array(length);
    sizeClass.set(this.sizeClass);
    this.sizeClass = sizeClass;
  }
}
