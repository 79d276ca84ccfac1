import { html, raw } from 'hono/html';
import { productsOf } from '../catalogue/catalogue.ts';
import { categories } from '../catalogue/category.ts';
import { listEntry } from '../data-layer/ecommerce.ts';
import { pathIn } from '../language.ts';
import { storeNode } from '../structured-data/json-ld.ts';
import { say } from '../texts.ts';
import type { Page, PageFrame } from './page.ts';
import { fallbackShelf, placement } from './placement.ts';

/** The best of each shelf, and the newest of each. */
const favourites = categories.flatMap(({ id }) => productsOf(id).slice(0, 1));
const newest = categories.flatMap(({ id }) => productsOf(id).slice(4, 5));

export function homePage({ language, origin }: PageFrame): Page {
  const forYou = say('forYou', language);
  const trending = say('trending', language);
  const body = html`
<div class="wrap">${placement('home-hero', html`<p class="bar">${say('heroBar', language)}</p>`)}</div>
<section class="hero wrap">
  <div class="hero-text"><h1>${say('heroTitle', language)}</h1><p>${say('heroText', language)}</p><a class="button" href="${pathIn(language, '/c/gom-su')}">${say('heroAction', language)}</a></div>
  <div class="hero-art" aria-hidden="true">${raw(['am-tra-men-ngoc', 'den-may-tha', 'ao-dai-lua-sen', 'nen-sap-ong-tru'].map((id) => `<img src="/pictures/${id}.svg" alt="" width="400" height="400">`).join(''))}</div>
</section>
<div class="wrap">${placement('home-for-you', fallbackShelf(forYou, favourites, language, 'home-for-you'))}</div>
<section class="wrap"><h2>${say('shelves', language)}</h2><ul class="rooms" role="list">${categories.map(
    (category) =>
      html`<li><a href="${pathIn(language, `/c/${category.id}`)}" style="--wall:${category.colour};--accent:${category.accent}"><img src="/pictures/${productsOf(category.id)[2]?.id ?? ''}.svg" alt="" width="400" height="400" loading="lazy"><span><b>${category.name[language]}</b><small>${productsOf(category.id).length} ${say('products', language)}</small></span></a></li>`,
  )}</ul></section>
<div class="wrap">${placement('home-trending', fallbackShelf(trending, newest, language, 'home-trending'))}</div>
<section class="makers"><div class="wrap"><h2>${say('makersTitle', language)}</h2><p>${say('makersText', language)}</p></div></section>`;
  return {
    title: `Nhà Mây · ${say('shopLine', language)}`,
    description: say('heroText', language),
    body,
    structuredData: [storeNode(origin)],
    dataLayer: [listEntry('view_item_list', 'home-for-you', forYou, favourites)],
  };
}
