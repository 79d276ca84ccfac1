import { featureCount } from './features.ts';
import type { PackedGradients } from './packed-gradients.ts';
import { binLimit } from './ranking-sample.ts';

/** Cells of a histogram: the bins of all features. */
export const histogramCells: number = featureCount * binLimit;
/** Cells added to without a pause: about a quarter of a millisecond, or a millisecond on a busy machine. */
const cellsPerSlice = 50_000;

/** Where to part a leaf's rows: those whose feature's bin is up to `bin` go left. */
export interface Split {
  /** -1 where nothing is gained. */
  readonly feature: number;
  readonly bin: number;
  readonly gain: number;
}

/** What keeps splits from fitting chance. */
export interface SplitBounds {
  /** Least sum of second derivatives on either side. */
  readonly leastWeight: number;
  /** Added to the sum of second derivatives wherever it divides. */
  readonly shrink: number;
}

/** Sums the derivatives of `rows[from … to)` by bin, for the listed features. */
export function* countRows(
  rows: Int32Array,
  from: number,
  to: number,
  bins: Uint8Array,
  gradients: PackedGradients,
  features: Int32Array,
  histogram: Float64Array,
): Generator<number, void, void> {
  histogram.fill(0);
  const perSlice = Math.ceil(cellsPerSlice / features.length);
  for (let start = from; start < to; start += perSlice) {
    addRows(rows, start, Math.min(to, start + perSlice), bins, gradients.values, features, histogram);
    yield 0;
  }
}

/** Apart from its generator, which would keep the loop from being compiled well. */
function addRows(
  rows: Int32Array,
  from: number,
  to: number,
  bins: Uint8Array,
  packed: Float64Array,
  features: Int32Array,
  histogram: Float64Array,
): void {
  const count = features.length;
  for (let i = from; i < to; i += 1) {
    const row = rows[i] as number;
    const value = packed[row] as number;
    const at = row * featureCount;
    for (let k = 0; k < count; k += 1) {
      const feature = features[k] as number;
      const cell = feature * binLimit + (bins[at + feature] as number);
      histogram[cell] = (histogram[cell] as number) + value;
    }
  }
}

/** The split that gains most of the loss, by the sums of a leaf's histogram. */
export function findSplit(
  histogram: Float64Array,
  { base, unit }: PackedGradients,
  features: Int32Array,
  bounds: SplitBounds,
): Split {
  const leastWeight = bounds.leastWeight * unit;
  const shrink = bounds.shrink * unit;
  const total = sumOf(histogram, features);
  const first = Math.floor(total / base);
  const second = total - first * base;
  const whole = (first * first) / (second + shrink);
  let best = 0;
  let feature = -1;
  let bin = 0;
  for (const candidate of features) {
    const start = candidate * binLimit;
    let sum = 0;
    for (let at = 0; at < binLimit - 1; at += 1) {
      const cell = histogram[start + at] as number;
      if (cell === 0) continue;
      sum += cell;
      const g = Math.floor(sum / base);
      const h = sum - g * base;
      if (h < leastWeight) continue;
      const restH = second - h;
      if (restH < leastWeight) break;
      const restG = first - g;
      const gain = (g * g) / (h + shrink) + (restG * restG) / (restH + shrink) - whole;
      if (gain > best) {
        best = gain;
        feature = candidate;
        bin = at;
      }
    }
  }
  return { feature, bin, gain: best / unit };
}

/** What a leaf adds to the scores of its rows, before it is scaled: one Newton step. */
export function leafValue(
  histogram: Float64Array,
  { base, unit }: PackedGradients,
  features: Int32Array,
  { shrink }: SplitBounds,
): number {
  const total = sumOf(histogram, features);
  const first = Math.floor(total / base);
  return -first / (total - first * base + shrink * unit);
}

/** The sum over all rows: that of any feature's bins. */
function sumOf(histogram: Float64Array, features: Int32Array): number {
  const start = (features[0] as number) * binLimit;
  let sum = 0;
  for (let at = 0; at < binLimit; at += 1) sum += histogram[start + at] as number;
  return sum;
}
