import { mixHash } from '../catalogue/hash-text.ts';

/**
 * Counts by hashed key in fixed memory: a key that meets another's place takes it over. What is forgotten that way is counted from one again,
 * which is harmless where counts are caps.
 */
export class CountTable {
  keys: Uint32Array;
  counts: Uint16Array;
  private readonly mask: number;

  /** @param bits log2 of the number of places. */
  constructor(bits: number) {
    this.keys = new Uint32Array(2 ** bits);
    this.counts = new Uint16Array(2 ** bits);
    this.mask = 2 ** bits - 1;
  }

  /** Counts the key made of the three numbers once more; how often it was counted, this time included, at most 65,535. */
  count(a: number, b: number, c: number): number {
    const key = mixHash(a ^ mixHash(b ^ mixHash(c + 0x9e3779b9)));
    const place = key & this.mask;
    if (this.keys[place] !== key) {
      this.keys[place] = key;
      this.counts[place] = 1;
      return 1;
    }
    const count = Math.min(65_535, (this.counts[place] as number) + 1);
    this.counts[place] = count;
    return count;
  }
}
