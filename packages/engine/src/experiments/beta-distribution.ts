import { incompleteBeta, logBeta } from './incomplete-beta.ts';

/** What is believed of a share after seeing successes and failures: Beta(a, b). */
export interface BetaDistribution {
  readonly a: number;
  readonly b: number;
}

/** The posterior of a conversion rate, from a flat prior. */
export function posterior(conversions: number, people: number): BetaDistribution {
  return { a: 1 + conversions, b: 1 + Math.max(0, people - conversions) };
}

/** The value that the variable is below with chance `share`, by bisection to double precision. */
export function betaQuantile({ a, b }: BetaDistribution, share: number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (incompleteBeta(middle, a, b) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Points and weights for means over a distribution: the sum of weight × f(point) is the expectation of f. */
export interface Quadrature {
  readonly points: readonly number[];
  readonly weights: readonly number[];
}

const nodes = 400;
const spread = 10;

/** Simpson's rule over the ten standard deviations around the mean, beyond which nothing counts. Deterministic. */
export function quadratureOf({ a, b }: BetaDistribution): Quadrature {
  const mean = a / (a + b);
  const deviation = Math.sqrt((a * b) / ((a + b) ** 2 * (a + b + 1)));
  const low = Math.max(0, mean - spread * deviation);
  const high = Math.min(1, mean + spread * deviation);
  const step = (high - low) / nodes;
  const norm = logBeta(a, b);
  const points: number[] = [];
  const weights: number[] = [];
  let sum = 0;
  for (let n = 0; n <= nodes; n++) {
    // Rounding must not lead beyond 1, where there is no density.
    const x = Math.min(high, low + n * step);
    const simpson = n === 0 || n === nodes ? 1 : n % 2 === 1 ? 4 : 2;
    const weight = simpson * density(x, a, b, norm);
    points.push(x);
    weights.push(weight);
    sum += weight;
  }
  return { points, weights: weights.map((weight) => weight / sum) };
}

function density(x: number, a: number, b: number, norm: number): number {
  // At the edges 0 · log 0 is 0 for a flat side, and the density 0 otherwise.
  const left = a === 1 ? 0 : (a - 1) * Math.log(x);
  const right = b === 1 ? 0 : (b - 1) * Math.log1p(-x);
  return Math.exp(left + right - norm);
}
