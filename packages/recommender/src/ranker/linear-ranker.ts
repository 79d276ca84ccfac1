import { featureColumns, featureCount, ownFeatureCount } from './features.ts';
import { binLimit, type RankingSample } from './ranking-sample.ts';

/** A weighted sum of features, each brought to zero mean and unit spread and kept within what training saw. */
export interface LinearRanker {
  readonly weights: Float32Array;
  readonly means: Float32Array;
  /** One over the standard deviation; 0 for a feature that never varied. */
  readonly scales: Float32Array;
}

/**
 * What is believed before a shop has taught anything, per unit of the raw feature: the nearest sessions, then the rest a
 * little. A short log moves the weights only a little away from it.
 */
export const priorWeights: Float32Array = new Float32Array(featureCount);
priorWeights[featureColumns.nearestShare] = 3;
priorWeights[featureColumns.nearestLog] = 1;
priorWeights[featureColumns.rulesShare] = 1;
priorWeights[featureColumns.popularityFast] = 0.3;
priorWeights[featureColumns.twoStepsShare] = 1;
/** The prior counts like so many questions. */
const priorQuestions = 100;
const epochs = 5;
/** Questions of one epoch, some more than once where there are fewer: it is the number of steps that has to suffice. */
const perEpoch = 5_000;
const batch = 32;
const rate = 0.03;

/**
 * Fits the weights so that, by softmax over each question's candidates, the right one is likely (listwise cross-entropy,
 * Cao et al. 2007), pulled towards the prior, by Adam over small batches in a fixed order.
 */
export function* fitLinearRanker(sample: RankingSample, questions: Int32Array): Generator<void, LinearRanker, void> {
  const prior = new Float64Array(featureCount);
  const { means, scales } = spread(sample);
  const table = new Float32Array(featureCount * binLimit);
  for (let i = 0; i < table.length; i += 1) {
    const feature = Math.floor(i / binLimit);
    table[i] = ((sample.values[i] as number) - (means[feature] as number)) * (scales[feature] as number);
  }
  yield;
  for (let f = 0; f < ownFeatureCount; f += 1) {
    if ((scales[f] as number) > 0) prior[f] = (priorWeights[f] as number) / (scales[f] as number);
  }
  const weights = prior.slice();
  const pull = 1e-4 + priorQuestions / Math.max(1, questions.length);
  const gradient = new Float64Array(featureCount);
  const first = new Float64Array(featureCount);
  const second = new Float64Array(featureCount);
  const average = new Float64Array(featureCount);
  const scores = new Float64Array(512);
  const { bins, starts, right } = sample;
  let steps = 0;
  let averaged = 0;
  let inBatch = 0;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (let k = 0; k < perEpoch; k += 1) {
      // A stride prime to most counts visits questions in a mixed but fixed order.
      const question = questions[((epoch * perEpoch + k) * 7919) % questions.length] as number;
      const from = starts[question] as number;
      const to = starts[question + 1] as number;
      let greatest = Number.NEGATIVE_INFINITY;
      for (let row = from; row < to; row += 1) {
        let sum = 0;
        for (let f = 0, at = row * featureCount; f < ownFeatureCount; f += 1) {
          sum += (weights[f] as number) * (table[f * binLimit + (bins[at + f] as number)] as number);
        }
        scores[row - from] = sum;
        if (sum > greatest) greatest = sum;
      }
      let total = 0;
      for (let i = 0; i < to - from; i += 1) {
        const e = Math.exp((scores[i] as number) - greatest);
        scores[i] = e;
        total += e;
      }
      for (let row = from; row < to; row += 1) {
        const error = (scores[row - from] as number) / total - (row === right[question] ? 1 : 0);
        if (error < 5e-4 && error > -5e-4) continue;
        for (let f = 0, at = row * featureCount; f < ownFeatureCount; f += 1) {
          gradient[f] = (gradient[f] as number) + error * (table[f * binLimit + (bins[at + f] as number)] as number);
        }
      }
      inBatch += 1;
      if (inBatch === batch / 2) yield;
      if (inBatch === batch) {
        inBatch = 0;
        steps += 1;
        const decay = rate / Math.sqrt(1 + (8 * steps * batch) / (perEpoch * epochs + 1));
        for (let f = 0; f < ownFeatureCount; f += 1) {
          const g = (gradient[f] as number) / batch + pull * ((weights[f] as number) - (prior[f] as number));
          first[f] = 0.9 * (first[f] as number) + 0.1 * g;
          second[f] = 0.99 * (second[f] as number) + 0.01 * g * g;
          const one = (first[f] as number) / (1 - 0.9 ** steps);
          const two = (second[f] as number) / (1 - 0.99 ** steps);
          weights[f] = (weights[f] as number) - (decay * one) / (Math.sqrt(two) + 1e-8);
          gradient[f] = 0;
        }
        // The average over the last epochs is steadier than the last step.
        if (epoch >= epochs / 2) {
          averaged += 1;
          for (let f = 0; f < ownFeatureCount; f += 1) average[f] = (average[f] as number) + (weights[f] as number);
        }
        yield;
      }
    }
  }
  return { weights: Float32Array.from(averaged > 0 ? average.map((sum) => sum / averaged) : weights), means, scales };
}

const combined = new Float64Array(ownFeatureCount);

/** The weights per unit of the raw feature, in an array that the next call overwrites. */
function combine({ weights, scales }: LinearRanker): Float64Array {
  for (let f = 0; f < ownFeatureCount; f += 1) combined[f] = (weights[f] as number) * (scales[f] as number);
  return combined;
}

/** Scores candidates by the weighted sum, less what is the same for all of them. */
export function rankLinearly(ranker: LinearRanker, features: Float32Array, size: number, scores: Float64Array): void {
  const width = featureCount;
  const count = ownFeatureCount;
  const perUnit = combine(ranker);
  for (let i = 0, at = 0; i < size; i += 1, at += width) {
    // Four sums side by side: the processor need not wait for one addition to begin the next.
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let f = 0;
    for (; f + 3 < count; f += 4) {
      a += (perUnit[f] as number) * (features[at + f] as number);
      b += (perUnit[f + 1] as number) * (features[at + f + 1] as number);
      c += (perUnit[f + 2] as number) * (features[at + f + 2] as number);
      d += (perUnit[f + 3] as number) * (features[at + f + 3] as number);
    }
    for (; f < count; f += 1) a += (perUnit[f] as number) * (features[at + f] as number);
    scores[i] = a + b + (c + d);
  }
}

/** Scores rows of a sample by the weighted sum, each feature standing for what is typical of its bin. */
export function guessLinearly(
  ranker: LinearRanker,
  { bins, values }: RankingSample,
  from: number,
  to: number,
  out: Float64Array,
): void {
  const width = featureCount;
  const count = ownFeatureCount;
  const perUnit = combine(ranker);
  for (let row = from; row < to; row += 1) {
    let sum = 0;
    for (let f = 0, at = row * width; f < count; f += 1)
      sum += (perUnit[f] as number) * (values[f * binLimit + (bins[at + f] as number)] as number);
    out[row] = sum;
  }
}

function spread(sample: RankingSample): { means: Float32Array; scales: Float32Array } {
  const means = new Float32Array(featureCount);
  const scales = new Float32Array(featureCount);
  const rows = Math.min(sample.rows, 6_000);
  for (let f = 0; f < featureCount; f += 1) {
    let sum = 0;
    let squares = 0;
    for (let row = 0; row < rows; row += 1) {
      const value = sample.values[f * binLimit + (sample.bins[row * featureCount + f] as number)] as number;
      sum += value;
      squares += value * value;
    }
    const mean = sum / Math.max(1, rows);
    const variance = squares / Math.max(1, rows) - mean * mean;
    means[f] = mean;
    scales[f] = variance > 1e-9 ? 1 / Math.sqrt(variance) : 0;
  }
  return { means, scales };
}
