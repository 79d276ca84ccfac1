import { grow } from '../catalogue/grow.ts';
import { hashText } from '../catalogue/hash-text.ts';

/**
 * Numbers for texts, from 0 on, at most `limit` of them. Two hashes of each text stand for it: a catalogue has more words than products, and as texts they
 * would be much of what a collection of memory has to walk. Of two texts one is taken for the other with a chance of one in 2^64.
 */
export class TokenTable {
  private count = 0;
  private readonly limit: number;
  /** Two hashes of each number. */
  private hashes = new Uint32Array(64);
  /** Each number plus one, at its first hash or the next free place; 0 is free. A power of two, half of it free. */
  private slots = new Int32Array(64);

  constructor(limit: number) {
    this.limit = limit;
  }

  get size(): number {
    return this.count;
  }

  /** The number of a text, a new one when it has none; -1 when the table is full. */
  add(text: string): number {
    return this.addHashes(hashText(text), hashText(text, 1));
  }

  /** The number of the text that has this one in another table. */
  addFrom(other: TokenTable, number: number): number {
    return this.addHashes(other.hashes[2 * number] as number, other.hashes[2 * number + 1] as number);
  }

  private addHashes(first: number, second: number): number {
    const { hashes, slots } = this;
    const mask = slots.length - 1;
    let slot = first & mask;
    for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const number = (slots[slot] as number) - 1;
      if (hashes[2 * number] === first && hashes[2 * number + 1] === second) return number;
    }
    if (this.count >= this.limit) return -1;
    const number = this.count++;
    this.hashes = grow(hashes, 2 * this.count);
    this.hashes[2 * number] = first;
    this.hashes[2 * number + 1] = second;
    slots[slot] = number + 1;
    if (2 * this.count > slots.length) this.widen();
    return number;
  }

  private widen(): void {
    const slots = new Int32Array(2 * this.slots.length);
    const mask = slots.length - 1;
    for (let number = 0; number < this.count; number++) {
      let slot = (this.hashes[2 * number] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.slots = slots;
  }
}
