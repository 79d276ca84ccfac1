import type { PackedGradients } from './packed-gradients.ts';
import type { RankingSample } from './ranking-sample.ts';

const shares = new Float64Array(512);
/** Keeps logarithms finite. */
const leastShare = 1e-30;
/** What a wrong candidate's share must be for its error to matter. */
const smallShare = 0.006;

/**
 * Gradients of the questions, and the rows a tree learns from: all whose error matters, and one in eight of the rest, weighing eightfold (as LightGBM's GOSS),
 * which leaves a third of the work.
 *
 * @param salt differs from tree to tree.
 * @returns how many rows were taken.
 */
export function* derive(
  sample: RankingSample,
  guess: Float64Array,
  questions: Int32Array,
  gradients: PackedGradients,
  rows: Int32Array,
  salt: number,
): Generator<number, number, void> {
  let taken = 0;
  for (let k = 0; k < questions.length; k += 1) {
    const question = questions[k] as number;
    const from = sample.starts[question] as number;
    const to = sample.starts[question + 1] as number;
    const right = sample.right[question] as number;
    const total = shareOut(guess, from, to);
    for (let row = from; row < to; row += 1) {
      const p = (shares[row - from] as number) / total;
      const isRight = row === right;
      let weight = 1;
      if (!isRight && p < smallShare) {
        if (((row + 5 * salt) & 7) !== 0) continue;
        weight = 8;
      }
      gradients.set(row, weight * (p - (isRight ? 1 : 0)), weight * p * (1 - p), salt);
      rows[taken] = row;
      taken += 1;
    }
    if ((k & 31) === 31) yield 0;
  }
  return taken;
}

/** Mean cross-entropy of the right candidates. */
export function* lossOf(sample: RankingSample, guess: Float64Array, questions: Int32Array): Generator<number, number, void> {
  let sum = 0;
  for (let k = 0; k < questions.length; k += 1) {
    const question = questions[k] as number;
    const from = sample.starts[question] as number;
    const total = shareOut(guess, from, sample.starts[question + 1] as number);
    sum += Math.log(total) - Math.log(shares[(sample.right[question] as number) - from] as number);
    if ((k & 63) === 63) yield 0;
  }
  return sum / Math.max(1, questions.length);
}

/** Sets the exponentials of rows' guesses, less the greatest, and returns their sum. */
function shareOut(guess: Float64Array, from: number, to: number): number {
  let greatest = Number.NEGATIVE_INFINITY;
  for (let row = from; row < to; row += 1) if ((guess[row] as number) > greatest) greatest = guess[row] as number;
  let total = 0;
  for (let row = from; row < to; row += 1) {
    const share = Math.max(leastShare, Math.exp((guess[row] as number) - greatest));
    shares[row - from] = share;
    total += share;
  }
  return total;
}
