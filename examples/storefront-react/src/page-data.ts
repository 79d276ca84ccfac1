import type { Decision } from '@quen/protocol';

/** A product as the shop shows it. */
export interface ShopItem {
  readonly id: string;
  readonly title: string;
  readonly brand: string;
  readonly category: string;
  /** Dong. */
  readonly price: number;
  readonly text: string;
}

/** All that the browser needs to render what the server rendered. It travels in the page as JSON. */
export interface PageData {
  readonly publishableKey: string;
  readonly path: string;
  readonly items: readonly ShopItem[];
  readonly categories: readonly { readonly id: string; readonly name: string }[];
  readonly decisions: readonly Decision[];
}

/** Placements of the shop's pages, by the kind of page. */
export function placementsOn(path: string): readonly string[] {
  if (path === '/') return ['home-hero', 'home-for-you', 'home-trending'];
  if (path.startsWith('/p/')) return ['product-goes-with', 'product-similar'];
  if (path.startsWith('/c/')) return ['category-top'];
  if (path === '/gio-hang') return ['cart-add-ons'];
  if (path === '/cam-on') return ['order-next'];
  return [];
}
