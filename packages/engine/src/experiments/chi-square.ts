import { logGamma } from './log-gamma.ts';

const precision = 1e-14;
const maxSteps = 10_000;
const tiny = 1e-300;

/** The chance that a chi-square variable with so many degrees of freedom is at least `value`. */
export function chiSquareUpper(value: number, degrees: number): number {
  return value <= 0 ? 1 : upperGamma(degrees / 2, value / 2);
}

/** Q(a, x), the regularized upper incomplete gamma function: the series DLMF 8.11.4 or the continued fraction DLMF 8.9.2. */
function upperGamma(a: number, x: number): number {
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < maxSteps && term > sum * precision; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return 1 - front * sum;
  }
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < maxSteps; n++) {
    const factor = -n * (n - a);
    b += 2;
    d = 1 / (factor * d + b || tiny);
    c = b + factor / c || tiny;
    const step = d * c;
    value *= step;
    if (Math.abs(step - 1) < precision) break;
  }
  return front * value;
}
