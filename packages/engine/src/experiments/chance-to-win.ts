import { type BetaDistribution, quadratureOf } from './beta-distribution.ts';
import { incompleteBeta } from './incomplete-beta.ts';

/** The chance of each to have the highest rate of all, adding up to 1. By quadrature: same counts, same answer. */
export function chanceToWin(arms: readonly BetaDistribution[]): number[] {
  if (arms.length < 2) return arms.map(() => 1);
  const chances = arms.map((arm, index) => {
    const { points, weights } = quadratureOf(arm);
    const others = arms.filter((_, other) => other !== index);
    let chance = 0;
    points.forEach((x, at) => {
      let below = weights[at] ?? 0;
      for (const other of others) {
        if (below === 0) break;
        below *= incompleteBeta(x, other.a, other.b);
      }
      chance += below;
    });
    return chance;
  });
  const sum = chances.reduce((all, chance) => all + chance, 0);
  return chances.map((chance) => (sum > 0 ? chance / sum : 1 / arms.length));
}
