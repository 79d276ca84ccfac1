import type { PlacementName } from '../pages/placement.ts';

const byPage: Readonly<Record<string, readonly PlacementName[]>> = {
  home: ['home-hero', 'home-for-you', 'home-trending'],
  category: ['category-top'],
  product: ['product-goes-with', 'product-similar'],
  cart: ['cart-add-ons'],
  order: ['order-next'],
};

/** The placements of the shop's pages, from top to bottom, by the kind of page. */
export function placementsOf(pageType: string): readonly PlacementName[] {
  return byPage[pageType] ?? [];
}
