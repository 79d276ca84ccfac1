import { html, raw } from 'hono/html';
import { companionsOf, isInStock, productsOf } from '../catalogue/catalogue.ts';
import { findCategory } from '../catalogue/category.ts';
import type { ShopProduct } from '../catalogue/shop-product.ts';
import { cartEntry, viewItemEntry } from '../data-layer/ecommerce.ts';
import { pathIn } from '../language.ts';
import { breadcrumbNode, productNode } from '../structured-data/json-ld.ts';
import { say } from '../texts.ts';
import { breadcrumbs } from './breadcrumbs.ts';
import type { Page, PageFrame } from './page.ts';
import { fallbackShelf, placement } from './placement.ts';
import { priceTag } from './product-card.ts';

export function productPage(product: ShopProduct, { language, origin }: PageFrame): Page {
  const t = (key: Parameters<typeof say>[0]): string => say(key, language);
  const category = findCategory(product.category);
  const title = product.title[language];
  const crumbs = [
    { name: t('home'), path: pathIn(language, '/') },
    { name: category?.name[language] ?? '', path: pathIn(language, `/c/${product.category}`) },
    { name: title, path: pathIn(language, `/p/${product.id}`) },
  ];
  const similar = productsOf(product.category)
    .filter((other) => other !== product)
    .slice(0, 6);
  const stock = isInStock(product) ? ((product.stock ?? 99) <= 6 ? t('fewLeft') : t('inStock')) : t('soldOut');
  const buy = html`<form class="buy" method="post" action="${pathIn(language, '/gio-hang/them')}" data-add-to-cart="${JSON.stringify(cartEntry('add_to_cart', [{ product, quantity: 1 }]))}">
<input type="hidden" name="id" value="${product.id}">
<label>${t('quantity')} <input type="number" name="quantity" value="1" min="1" max="20" inputmode="numeric"></label>
<button class="button" ${isInStock(product) ? '' : raw('disabled')}>${isInStock(product) ? t('addToCart') : t('soldOut')}</button></form>`;
  const body = html`
<div class="wrap">
${breadcrumbs(crumbs)}
<article class="product">
  <div class="product-image"><img src="/pictures/${product.id}.svg" alt="${title}" width="400" height="400" fetchpriority="high"></div>
  <div class="product-text">
    <p class="product-maker">${t('maker')} <b>${product.brand}</b></p>
    <h1>${title}</h1>
    <p class="product-price">${priceTag(product, language)}</p>
    <p class="lead">${product.text[language]}</p>
    <p class="stock">${stock}</p>
    ${buy}
    <ul class="promises"><li>${t('promiseWrap')}</li><li>${t('promiseReturn')}</li><li>${t('promiseMend')}</li></ul>
  </div>
</article>
${placement('product-goes-with', fallbackShelf(t('goesWith'), companionsOf(product), language, 'product-goes-with'))}
${placement('product-similar', fallbackShelf(t('similar'), similar, language, 'product-similar'))}
</div>`;
  return {
    title: `${title} · Nhà Mây`,
    description: product.text[language],
    body,
    structuredData: [productNode(product, language, origin), breadcrumbNode(crumbs, origin)],
    dataLayer: [viewItemEntry(product)],
  };
}
