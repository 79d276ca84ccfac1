import { html } from 'hono/html';
import type { ShopProduct } from '../catalogue/shop-product.ts';
import type { Language } from '../language.ts';
import type { Html } from './page.ts';
import { productCard } from './product-card.ts';

/** The named places of the shop's pages. */
export const placementNames = [
  'home-hero',
  'home-for-you',
  'home-trending',
  'category-top',
  'product-similar',
  'product-goes-with',
  'cart-add-ons',
  'search-empty',
  'order-next',
] as const;
export type PlacementName = (typeof placementNames)[number];

/** A named place with what stands there when nobody fills it. Its height is reserved by the style sheet. */
export function placement(name: PlacementName, fallback: Html): Html {
  return html`<div class="place place-${name}" data-quen-placement="${name}">${fallback}</div>`;
}

/** A shelf of products as fallback: the same heights as what may come in its place. */
export function fallbackShelf(title: string, products: readonly ShopProduct[], language: Language, id: string): Html {
  return html`<section class="shelf"><h2>${title}</h2><ul class="cards cards-row" role="list">${products.map((product, index) => productCard(product, language, { id, name: title }, index))}</ul></section>`;
}
