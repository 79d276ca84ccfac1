import type { Column } from '../catalogue/grow.ts';

/**
 * Many growing lists of integers in one array: blocks of powers of two, returned to free lists when a list outgrows its
 * block or is cleared. A list at its greatest size overwrites its oldest entry, so that memory stays bounded.
 */
export class IntLists {
  arena: Int32Array;
  /**
   * Two a list, side by side so that one look into memory finds both: where its block starts, and how many entries it was ever given; the last
   * `1 << sizeClass` of these are kept.
   */
  heads: Int32Array;
  sizeClass: Uint8Array;
  used = 0;
  private readonly free: Int32Array;
  private readonly greatestClass: number;

  /** @param greatestClass lists keep at most `1 << greatestClass` entries. */
  constructor(greatestClass: number) {
    this.greatestClass = greatestClass;
    this.arena = new Int32Array(1024);
    this.heads = new Int32Array(128);
    this.sizeClass = new Uint8Array(64);
    this.free = new Int32Array(greatestClass + 1).fill(-1);
  }

  push(list: number, value: number): void {
    if (list >= this.sizeClass.length) this.widen(list);
    const head = 2 * list;
    const count = this.heads[head + 1] as number;
    let size = this.sizeClass[list] as number;
    if (count === 0) {
      size = 1;
      this.sizeClass[list] = 1;
      this.heads[head] = this.allocate(1);
    } else if (count === 1 << size && size < this.greatestClass) {
      const from = this.heads[head] as number;
      const to = this.allocate(size + 1);
      this.arena.copyWithin(to, from, from + count);
      this.release(from, size);
      size += 1;
      this.sizeClass[list] = size;
      this.heads[head] = to;
    }
    this.arena[(this.heads[head] as number) + (count & ((1 << size) - 1))] = value;
    this.heads[head + 1] = count + 1;
  }

  /** Where a list's block starts. */
  start(list: number): number {
    return this.heads[2 * list] as number;
  }

  /** Entries a list was ever given; what it holds, for one that never reached its greatest size. Of a list that was pushed to before. */
  count(list: number): number {
    return this.heads[2 * list + 1] as number;
  }

  /** The list's entries as a ring: the entry `back` steps before the newest is at `start + ((count - 1 - back) & mask)`. */
  mask(list: number): number {
    return (1 << (this.sizeClass[list] as number)) - 1;
  }

  /** Entries a list holds now. */
  length(list: number): number {
    if (list >= this.sizeClass.length) return 0;
    const count = this.count(list);
    return count === 0 ? 0 : Math.min(count, 1 << (this.sizeClass[list] as number));
  }

  /** The entry `back` steps before the newest (0 is the newest); `back` must be less than the length. */
  newest(list: number, back: number): number {
    return this.arena[this.start(list) + ((this.count(list) - 1 - back) & this.mask(list))] as number;
  }

  clear(list: number): void {
    if (list >= this.sizeClass.length || this.count(list) === 0) return;
    this.release(this.start(list), this.sizeClass[list] as number);
    this.heads[2 * list + 1] = 0;
  }

  /** Takes the entries that `isGone` out of a list that never reached its greatest size, the others keeping their order. */
  remove(list: number, isGone: (value: number) => boolean): void {
    if (list >= this.sizeClass.length) return;
    const start = this.start(list);
    const count = this.count(list);
    let kept = 0;
    for (let at = 0; at < count; at += 1) {
      const value = this.arena[start + at] as number;
      if (isGone(value)) continue;
      this.arena[start + kept] = value;
      kept += 1;
    }
    if (kept === 0) this.clear(list);
    else this.heads[2 * list + 1] = kept;
  }

  /** Copies of all columns, to be put back by `load`. */
  dump(): Column[] {
    return [this.arena.slice(0, this.used), this.heads.slice(), this.sizeClass.slice(), this.free.slice()];
  }

  /** Takes the columns of a `dump` over; columns of other types are a programmer's error. */
  load(columns: readonly Column[]): void {
    const [arena, heads, sizeClass, free] = columns;
    if (
      !(arena instanceof Int32Array && heads instanceof Int32Array) ||
      !(sizeClass instanceof Uint8Array && free instanceof Int32Array)
    ) {
      throw new TypeError('these are not the columns of integer lists');
    }
    this.arena = arena;
    this.used = arena.length;
    this.sizeClass = sizeClass;
    this.heads = heads;
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
    const length = Math.max(list + 1, Math.ceil(this.sizeClass.length * 1.5));
    const heads = new Int32Array(2 * length);
    heads.set(this.heads);
    this.heads = heads;
    const sizeClass = new Uint8Array(length);
    sizeClass.set(this.sizeClass);
    this.sizeClass = sizeClass;
  }
}
