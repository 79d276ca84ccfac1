/**
 * The best of many items by a key that may only rise, best first, exact at all times with fixed memory: an item that is not in the list and rises
 * above the last of it comes in. Ties go to the smaller `tie`.
 */
export class RankedList {
  readonly items: Int32Array;
  readonly keys: Float64Array;
  readonly capacity: number;
  size = 0;
  /** False once an item was taken out of a full list: something unknown may belong at its end. */
  complete = true;
  private readonly ties: Uint32Array;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.items = new Int32Array(capacity);
    this.keys = new Float64Array(capacity);
    this.ties = new Uint32Array(capacity);
  }

  /** Puts an item in its place by its key of now. */
  offer(item: number, key: number, tie: number): void {
    const last = this.size - 1;
    if (this.size === this.capacity && !this.goesBefore(key, tie, last)) return;
    const at = this.placeOf(item);
    if (at < 0) this.add(item, key, tie);
    else this.rise(at, item, key, tie);
  }

  /** Puts in an item that is known not to be there. */
  add(item: number, key: number, tie: number): void {
    if (this.size < this.capacity) this.size++;
    else if (!this.goesBefore(key, tie, this.size - 1)) return;
    this.rise(this.size - 1, item, key, tie);
  }

  /** Moves an item up from a place, over those it goes before. */
  private rise(from: number, item: number, key: number, tie: number): void {
    let at = from;
    while (at > 0 && this.goesBefore(key, tie, at - 1)) {
      this.items[at] = this.items[at - 1] as number;
      this.keys[at] = this.keys[at - 1] as number;
      this.ties[at] = this.ties[at - 1] as number;
      at--;
    }
    this.items[at] = item;
    this.keys[at] = key;
    this.ties[at] = tie;
  }

  /** Takes an item out if its key there is above the one given. */
  lower(item: number, key: number): void {
    const at = this.placeOf(item);
    if (at >= 0 && (this.keys[at] as number) > key) this.removeAt(at);
  }

  /** Takes an item out. */
  remove(item: number): void {
    const at = this.placeOf(item);
    if (at >= 0) this.removeAt(at);
  }

  private removeAt(at: number): void {
    if (this.size === this.capacity) this.complete = false;
    this.items.copyWithin(at, at + 1, this.size);
    this.keys.copyWithin(at, at + 1, this.size);
    this.ties.copyWithin(at, at + 1, this.size);
    this.size--;
  }

  clear(): void {
    this.size = 0;
    this.complete = true;
  }

  private placeOf(item: number): number {
    for (let at = 0; at < this.size; at++) if (this.items[at] === item) return at;
    return -1;
  }

  private goesBefore(key: number, tie: number, at: number): boolean {
    const other = this.keys[at] as number;
    return key > other || (key === other && tie < (this.ties[at] as number));
  }
}
