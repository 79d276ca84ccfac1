import { html } from 'hono/html';
import { products } from '../catalogue/catalogue.ts';
import { searchProducts } from '../catalogue/search.ts';
import { listEntry, searchEntry } from '../data-layer/ecommerce.ts';
import { itemListNode } from '../structured-data/json-ld.ts';
import { say } from '../texts.ts';
import type { Page, PageFrame } from './page.ts';
import { fallbackShelf, placement } from './placement.ts';
import { productGrid } from './product-card.ts';

export function searchPage(query: string, { language, origin }: PageFrame): Page {
  const term = query.trim().slice(0, 80);
  const found = searchProducts(term);
  const heading = `${say('resultsFor', language)} “${term}”`;
  const popular = products.filter((_, index) => index % 12 === 2).slice(0, 6);
  const body =
    found.length > 0
      ? html`<div class="wrap"><header class="plain-head"><h1>${heading}</h1><p>${found.length} ${say('products', language)}</p></header>
${productGrid(found, language, { id: 'search', name: heading })}</div>`
      : html`<div class="wrap"><header class="plain-head"><h1>${say('noResults', language)}</h1><p>${heading}. ${say('noResultsHint', language)}</p></header>
${placement('search-empty', fallbackShelf(say('forYou', language), popular, language, 'search-empty'))}</div>`;
  return {
    title: `${heading} · Nhà Mây`,
    description: heading,
    body,
    structuredData: found.length > 0 ? [itemListNode(heading, found, language, origin)] : [],
    dataLayer: [
      ...(found.length > 0 ? [listEntry('view_item_list', 'search', 'search', found.slice(0, 24))] : []),
      searchEntry(term),
    ],
    isPrivate: true,
  };
}
