/**
 * Pseudo-observations of the mixture: the boundary is tightest after about eight times as many effective observations, that is
 * some 8,000 people in each of two arms.
 */
const mixture = 500;

/** A test that comes out below this says that there is a difference. */
export const significanceLevel = 0.05;

/** Counts, sums and squares of one arm's people. */
export interface Sample {
  readonly people: number;
  readonly mean: number;
  /** Of a single person's value. */
  readonly variance: number;
}

/** A difference of two means that may be looked at as often as one likes. */
export interface SequentialTest {
  readonly difference: number;
  /** Holds the true difference at every look at once, with the chance asked for. */
  readonly interval: readonly [low: number, high: number];
  /** Always valid: the chance that it ever falls below α, however often one looks, is at most α if there is no difference. */
  readonly pValue: number;
}

/**
 * Compares two arms by the mixture sequential probability ratio test with a normal mixture (Robbins 1970; Johari, Pekelis and
 * Walsh 2017) and its confidence sequence. Asymptotic: with a handful of people it says nothing rather than something.
 *
 * @param pooledVariance the variance of a single value if both arms are alike.
 * @param alpha 0.05 for 95 % intervals.
 */
export function sequentialTest(
  treated: Sample,
  control: Sample,
  pooledVariance: number,
  alpha: number = significanceLevel,
): SequentialTest {
  const difference = treated.mean - control.mean;
  const nothing: SequentialTest = { difference, interval: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY], pValue: 1 };
  if (treated.people < 2 || control.people < 2 || !(pooledVariance > 0)) return nothing;
  // The number of observations of one variable that would tell as much as these two samples.
  const effective = 1 / (1 / treated.people + 1 / control.people);
  const z2 = difference ** 2 / pooledVariance;
  const all = effective + mixture;
  const ownVariance = (treated.variance / treated.people + control.variance / control.people) * effective;
  const half = (Math.sqrt(ownVariance) * Math.sqrt(all * Math.log(all / (mixture * alpha ** 2)))) / effective;
  return { difference, interval: [difference - half, difference + half], pValue: alwaysValidP(effective, z2) };
}

/**
 * The test's p value.
 *
 * @param effective the number of observations of one variable that would tell as much as both samples.
 * @param z2 the square of the difference over the variance of a single value.
 */
export function alwaysValidP(effective: number, z2: number): number {
  const all = effective + mixture;
  return Math.min(1, Math.sqrt(all / mixture) * Math.exp((-(effective ** 2) * z2) / (2 * all)));
}
