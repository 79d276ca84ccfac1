import { posterior } from './beta-distribution.ts';
import { chanceToWin } from './chance-to-win.ts';

/** No arm falls below this share, so that what is better later can still be found, and propensities can be divided by. */
export const leastShare = 0.02;

/**
 * Thompson sampling's chances: each arm gets people in proportion to the chance that it is the best. Which of them a person gets is
 * drawn by the same hash as any split, so that drawing and propensity are one and the same number.
 */
export function thompsonAllocation(arms: readonly { readonly people: number; readonly conversions: number }[]): number[] {
  const chances = chanceToWin(arms.map(({ people, conversions }) => posterior(conversions, people)));
  const floor = Math.min(leastShare, 1 / arms.length);
  const free = 1 - floor * arms.length;
  return chances.map((chance) => floor + free * chance);
}
