import { type BetaDistribution, quadratureOf } from './beta-distribution.ts';
import { incompleteBeta } from './incomplete-beta.ts';

/** Share of belief an interval holds. */
const credible = 0.95;
const steps = 50;
const highest = 1000;

/** The 95 % credible interval of treated ÷ control − 1, by quadrature and bisection. Ends at +1000 where control is next to 0. */
export function relativeUpliftInterval(
  treated: BetaDistribution,
  control: BetaDistribution,
): readonly [low: number, high: number] {
  const { points, weights } = quadratureOf(control);
  /** The chance that the ratio is at most `ratio`. */
  const below = (ratio: number): number => {
    let chance = 0;
    points.forEach((x, at) => {
      chance += (weights[at] ?? 0) * incompleteBeta(ratio * x, treated.a, treated.b);
    });
    return chance;
  };
  const quantile = (share: number): number => {
    let low = 0;
    let high = highest + 1;
    for (let step = 0; step < steps; step++) {
      const middle = (low + high) / 2;
      if (below(middle) < share) low = middle;
      else high = middle;
    }
    return (low + high) / 2 - 1;
  };
  return [quantile((1 - credible) / 2), quantile((1 + credible) / 2)];
}
