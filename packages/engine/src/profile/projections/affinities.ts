import type { DecayingWeight } from '@quen/protocol';
import { itemCategories } from '../item-categories.ts';
import { itemPriceMinor } from '../item-quantity.ts';
import { setEntry, trimEntries } from '../own-entry.ts';
import type { Projection } from '../projection.ts';

const dayMs = 86_400_000;
const maxEntries = 64;
/** What an event says about interest: a purchase five times what a look says. */
const weights: { readonly [event: string]: number } = {
  select_item: 0.5,
  view_item: 1,
  add_to_wishlist: 2,
  add_to_cart: 3,
  purchase: 5,
  remove_from_cart: -1,
};

/** Interests that halve every half-life of the shop's settings. */
export const affinities: Projection = {
  part: 'affinities',
  writes: ['affinities'],
  reads: ['orders'],
  events: Object.keys(weights),
  looksAt: ['properties'],
  fold(profile, { event, items, shop, orderId }) {
    const weight = weights[event.name];
    if (weight === undefined) return;
    if (event.name === 'purchase' && profile.orders.recent.some((order) => order.orderId === orderId)) return;
    const halfLifeMs = shop.affinityHalfLifeDays * dayMs;
    const { category, brand, priceBand } = profile.affinities;
    for (const item of items) {
      for (const path of itemCategories(item)) addWeight(category, path, weight, event.occurredAtMs, halfLifeMs);
      if (typeof item.item_brand === 'string' && item.item_brand !== '') {
        addWeight(brand, item.item_brand, weight, event.occurredAtMs, halfLifeMs);
      }
      const price = itemPriceMinor(item);
      if (price !== null && price >= 1) {
        addWeight(priceBand, String(Math.floor(Math.log2(price))), weight, event.occurredAtMs, halfLifeMs);
      }
    }
  },
};

/** A decaying weight at a time, in the past or to come. */
export function weightAt(entry: DecayingWeight, atMs: number, halfLifeMs: number): number {
  return entry.weight * 2 ** (-(atMs - entry.atMs) / halfLifeMs);
}

function addWeight(map: { [key: string]: DecayingWeight }, key: string, weight: number, atMs: number, halfLifeMs: number): void {
  const entry = Object.hasOwn(map, key) ? map[key] : undefined;
  if (entry === undefined) {
    if (weight <= 0) return;
    setEntry(map, key, { weight, atMs });
    // Weights are compared at one time, or an old heavy one would push out a young one that weighs more today.
    trimEntries(map, maxEntries, (other) => weightAt(other, atMs, halfLifeMs));
    return;
  }
  if (atMs >= entry.atMs) {
    entry.weight = Math.max(0, weightAt(entry, atMs, halfLifeMs) + weight);
    entry.atMs = atMs;
  } else {
    // An event that comes in late has decayed already.
    entry.weight = Math.max(0, entry.weight + weightAt({ weight, atMs }, entry.atMs, halfLifeMs));
  }
}
