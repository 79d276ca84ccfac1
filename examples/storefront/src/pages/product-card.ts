import { html, raw } from 'hono/html';
import { isInStock } from '../catalogue/catalogue.ts';
import type { ShopProduct } from '../catalogue/shop-product.ts';
import { listEntry } from '../data-layer/ecommerce.ts';
import { type Language, pathIn } from '../language.ts';
import { formatPrice } from '../price.ts';
import { say } from '../texts.ts';
import type { Html } from './page.ts';

/** Where a list of products stands, for `select_item`. */
export interface CardList {
  readonly id: string;
  readonly name: string;
}

/** A product in a list: picture, name, workshop, price. */
export function productCard(product: ShopProduct, language: Language, list: CardList, index: number): Html {
  const select = JSON.stringify(listEntry('select_item', list.id, list.name, [product], index));
  return html`<li><a class="card" href="${pathIn(language, `/p/${product.id}`)}" data-push="${select}">
<span class="card-image"><img src="/pictures/${product.id}.svg" alt="" width="400" height="400" ${index > 5 ? raw('loading="lazy"') : ''}></span>
<span class="card-name">${product.title[language]}</span>
${priceTag(product, language)}
<span class="card-maker">${product.brand}</span>
${isInStock(product) ? '' : html`<span class="badge">${say('soldOut', language)}</span>`}
</a></li>`;
}

/** The price, with the one before where it was reduced. */
export function priceTag(product: ShopProduct, language: Language): Html {
  const before = product.was === undefined ? '' : html` <del>${formatPrice(product.was, language)}</del>`;
  return html`<span class="price">${formatPrice(product.price, language)}${before}</span>`;
}

/** Products side by side. */
export function productGrid(products: readonly ShopProduct[], language: Language, list: CardList): Html {
  return html`<ul class="cards" role="list">${products.map((product, index) => productCard(product, language, list, index))}</ul>`;
}
