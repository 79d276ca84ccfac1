import { html } from 'hono/html';
import { productsOf } from '../catalogue/catalogue.ts';
import type { Category } from '../catalogue/category.ts';
import type { ShopProduct } from '../catalogue/shop-product.ts';
import { listEntry } from '../data-layer/ecommerce.ts';
import { pathIn } from '../language.ts';
import { breadcrumbNode, itemListNode } from '../structured-data/json-ld.ts';
import { say } from '../texts.ts';
import { breadcrumbs } from './breadcrumbs.ts';
import type { Page, PageFrame } from './page.ts';
import { fallbackShelf, placement } from './placement.ts';
import { productGrid } from './product-card.ts';

/** How a list may be sorted. */
const orders = {
  popular: { text: 'sortPopular', compare: () => 0 },
  cheap: { text: 'sortCheap', compare: (a: ShopProduct, b: ShopProduct) => a.price - b.price },
  dear: { text: 'sortDear', compare: (a: ShopProduct, b: ShopProduct) => b.price - a.price },
} as const;

export function categoryPage(category: Category, sort: string, { language, origin }: PageFrame): Page {
  const order = orders[sort as keyof typeof orders] ?? orders.popular;
  const products = [...productsOf(category.id)].sort(order.compare);
  const name = category.name[language];
  const crumbs = [
    { name: say('home', language), path: pathIn(language, '/') },
    { name, path: pathIn(language, `/c/${category.id}`) },
  ];
  const suggested = productsOf(category.id).slice(3, 9);
  const body = html`
<div class="wrap">
${breadcrumbs(crumbs)}
<header class="intro" style="--wall:${category.colour};--accent:${category.accent}"><h1>${name}</h1><p>${category.intro[language]}</p></header>
${placement('category-top', fallbackShelf(say('categoryTop', language), suggested, language, 'category-top'))}
<div class="list-head"><p>${products.length} ${say('products', language)}</p><p class="sorts">${say('sort', language)}: ${Object.entries(
    orders,
  ).map(
    ([id, entry]) =>
      html`<a href="?sort=${id}" ${entry === order ? html`aria-current="true"` : ''} rel="nofollow">${say(entry.text, language)}</a> `,
  )}</p></div>
${productGrid(products, language, { id: category.id, name })}
</div>`;
  return {
    title: `${name} · Nhà Mây`,
    description: category.intro[language],
    body,
    structuredData: [breadcrumbNode(crumbs, origin), itemListNode(name, products, language, origin)],
    dataLayer: [listEntry('view_item_list', category.id, category.name.vi, products)],
  };
}
