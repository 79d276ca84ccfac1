import { weightAt } from '@quen/engine';
import type { Profile } from '@quen/protocol';
import type { CustomerStory } from '../types/customers.ts';

const kinds = ['category', 'brand', 'priceBand'] as const;
/** Of each kind: what fits a picture. */
const shown = 12;

/** Interests as they weigh now, strongest first within each kind, as shares of the kind's strongest. */
export function strongestAffinities({ affinities }: Profile, halfLifeDays: number, nowMs: number): CustomerStory['affinities'] {
  return kinds.flatMap((kind) => {
    const weighed = Object.entries(affinities[kind])
      .map(([key, entry]) => ({ key, weight: weightAt(entry, nowMs, halfLifeDays * 86_400_000) }))
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight)
      .slice(0, shown);
    const strongest = weighed[0]?.weight ?? 1;
    return weighed.map(({ key, weight }) => ({ kind, key, strength: weight / strongest }));
  });
}
