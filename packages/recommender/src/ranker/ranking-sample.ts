import { memoryForAWhile } from '../catalogue/memory-for-a-while.ts';
import { featureCount } from './features.ts';
import { sortInSlices } from './sort-in-slices.ts';

/** Bins a feature is cut into for training. */
export const binLimit = 64;

/**
 * Questions with known answers, for training: for each the binned features of its candidates, and which one was right.
 * Bins take a byte where values take four, and make the tree's split search a matter of counting.
 */
export class RankingSample {
  /** Borders between bins per feature; value ≤ border k goes to bin k at most. */
  readonly borders: Float32Array;
  /** A typical value of each bin, for the linear part. */
  readonly values: Float32Array;
  bins: Uint8Array;
  rows = 0;
  /** First row of each question; one longer than the questions. */
  readonly starts: number[] = [0];
  /** The row that was right, for each question. */
  readonly right: number[] = [];
  /** The session each question came from, so that a split never parts one. */
  readonly group: number[] = [];

  /** @param rows how many there will be, roughly: memory is taken only where rows are written, but enlarging copies it all at once. */
  constructor(borders: Float32Array, values: Float32Array, rows = 1_000) {
    this.borders = borders;
    this.values = values;
    this.bins = new Uint8Array(memoryForAWhile(rows * featureCount));
  }

  /** Adds a question whose candidate `right` was the answer. */
  add(features: Float32Array, size: number, right: number, group: number): void {
    const needed = (this.rows + size) * featureCount;
    if (needed > this.bins.length) {
      const grown = new Uint8Array(Math.ceil(needed * 1.5));
      grown.set(this.bins);
      this.bins = grown;
    }
    const { borders, bins } = this;
    for (let i = 0, from = 0, at = this.rows * featureCount; i < size; i += 1) {
      for (let feature = 0; feature < featureCount; feature += 1, from += 1, at += 1) {
        bins[at] = binOf(borders, feature, features[from] as number);
      }
    }
    this.right.push(this.rows + right);
    this.rows += size;
    this.starts.push(this.rows);
    this.group.push(group);
  }

  /** Fills `out` with a question's rows of features, each value being its bin's typical one, and returns how many rows. */
  read(question: number, out: Float32Array): number {
    const from = this.starts[question] as number;
    const size = (this.starts[question + 1] as number) - from;
    for (let i = 0, at = from * featureCount; i < size * featureCount; i += 1, at += 1) {
      out[i] = this.values[(i % featureCount) * binLimit + (this.bins[at] as number)] as number;
    }
    return size;
  }
}

function binOf(borders: Float32Array, feature: number, value: number): number {
  const base = feature * binLimit;
  let low = 0;
  let high = binLimit - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (borders[base + middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Borders at quantiles of sampled rows, so that each bin holds about as many; the last border of a feature is infinite.
 *
 * @param features rows of raw features.
 */
export function* cutBins(
  features: Float32Array,
  rows: number,
): Generator<void, { borders: Float32Array; values: Float32Array }, void> {
  const borders = new Float32Array(featureCount * binLimit).fill(Number.POSITIVE_INFINITY);
  const values = new Float32Array(featureCount * binLimit);
  const column = new Float32Array(rows);
  for (let feature = 0; feature < featureCount; feature += 1) {
    yield;
    for (let row = 0; row < rows; row += 1) column[row] = features[row * featureCount + feature] as number;
    yield* sortInSlices(column);
    let distinct = rows > 0 ? 1 : 0;
    for (let row = 1; row < rows; row += 1) if (column[row] !== column[row - 1]) distinct += 1;
    const base = feature * binLimit;
    let bin = 0;
    let inBin = 0;
    let left = rows;
    let sum = 0;
    for (let row = 0; row < rows; row += 1) {
      const value = column[row] as number;
      sum += value;
      inBin += 1;
      const last = row === rows - 1 || column[row + 1] !== value;
      if (!last || (row < rows - 1 && distinct > binLimit && inBin < left / (binLimit - bin))) continue;
      values[base + bin] = sum / inBin;
      if (row < rows - 1 && bin < binLimit - 1) {
        borders[base + bin] = (value + (column[row + 1] as number)) / 2;
        bin += 1;
        left -= inBin;
        inBin = 0;
        sum = 0;
      }
    }
    for (let rest = bin + 1; rest < binLimit; rest += 1) values[base + rest] = values[base + bin] as number;
  }
  return { borders, values };
}
