import { mixHash } from '../catalogue/hash-text.ts';
import { memoryForAWhile } from '../catalogue/memory-for-a-while.ts';

/** Bits of a whole number that a double holds exactly, less one for the sign. */
const exactBits = 52;

/**
 * First and second derivatives of each row as one whole number, so that a histogram takes one addition a cell where two would be needed, and half the memory:
 * the second derivative, never negative, in the lower half. Sums and differences of such numbers are exact. Rounding is up or down by lot, which keeps sums
 * true on average (Shi et al. 2022, quantized training of gradient boosting).
 */
export class PackedGradients {
  readonly values: Float64Array;
  /** How many units a derivative of 1 has. */
  readonly unit: number;
  /** What the first derivative is multiplied by. */
  readonly base: number;

  /** @param questions how many there are; the derivatives of one, weights included, add up to little more than 2 and 1. */
  constructor(rows: number, questions: number) {
    const halfBits = exactBits / 2;
    this.values = new Float64Array(memoryForAWhile(8 * rows), 0, rows);
    this.base = 2 ** halfBits;
    this.unit = 2 ** Math.floor(halfBits - 2 - Math.log2(Math.max(1, questions)));
  }

  set(row: number, first: number, second: number, salt: number): void {
    const lot = mixHash(row ^ Math.imul(salt + 1, 0x9e3779b1)) / 2 ** 32;
    this.values[row] = Math.floor(first * this.unit + lot) * this.base + Math.floor(second * this.unit + lot);
  }
}
