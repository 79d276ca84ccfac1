/**
 * A weight that halves every half-life. `weight` was right at `atMs`; at a later time it is
 * `weight * 2 ** (-(now - atMs) / halfLifeMs)`.
 */
export interface DecayingWeight {
  weight: number;
  atMs: number;
}

/** Interests by what they are in; each map is bounded, the weakest fall out. */
export interface Affinities {
  category: { [category: string]: DecayingWeight };
  brand: { [brand: string]: DecayingWeight };
  /** Keys are price bands: the whole part of log2 of the price in minor units. */
  priceBand: { [band: string]: DecayingWeight };
}
