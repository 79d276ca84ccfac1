import { html, raw } from 'hono/html';
import { categories } from '../catalogue/category.ts';
import type { DataLayerEntry } from '../data-layer/ecommerce.ts';
import { languages, pathIn, translatePath } from '../language.ts';
import { scriptJson } from '../structured-data/script-json.ts';
import { say } from '../texts.ts';
import type { Html, Page, PageFrame } from './page.ts';

/** A whole document: head with structured data, data layer and the one pasted tag; header, the page, footer. */
export function layout(page: Page, frame: PageFrame): Html {
  const { language, origin, path } = frame;
  const other = language === 'vi' ? 'en' : 'vi';
  const t = (key: Parameters<typeof say>[0]): string => say(key, language);
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}</title>
<meta name="description" content="${page.description}">
${page.isPrivate === true ? raw('<meta name="robots" content="noindex">') : ''}
<link rel="canonical" href="${origin}${path}">
${languages.map((entry) => html`<link rel="alternate" hreflang="${entry}" href="${origin}${translatePath(path, entry)}">`)}
<link rel="icon" href="/assets/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/shop.css">
${page.structuredData.map((node) => html`<script type="application/ld+json">${raw(scriptJson(node))}</script>`)}
<script>${raw(dataLayerScript(page.dataLayer, page.once))}</script>
${frame.snippet ? html`<script async src="${frame.snippet.src}" data-key="${frame.snippet.key}"></script>` : ''}
<script defer src="/assets/shop.js"></script>
</head>
<body>
<a class="skip" href="#main">${t('skip')}</a>
<header class="top">
  <div class="top-row wrap">
    <a class="brand" href="${pathIn(language, '/')}"><img src="/assets/mark.svg" alt="" width="44" height="44"><span><b>Nhà Mây</b><small>${t('shopLine')}</small></span></a>
    <form class="find" role="search" action="${pathIn(language, '/tim-kiem')}"><input type="search" name="q" placeholder="${t('searchHint')}" aria-label="${t('search')}" required maxlength="80"><button>${t('search')}</button></form>
    <nav class="tools">
      <a href="${translatePath(path, other)}?lang=${other}" lang="${other}" hreflang="${other}">${t('otherLanguage')}</a>
      <a class="cart-link" href="${pathIn(language, '/gio-hang')}">${t('cart')} <span class="count" data-cart-count>${frame.cartCount}</span></a>
    </nav>
  </div>
  <nav class="shelves wrap" aria-label="${t('menu')}">
    ${categories.map((category) => {
      const to = pathIn(language, `/c/${category.id}`);
      return html`<a href="${to}" ${to === path ? raw('aria-current="page"') : ''}>${category.name[language]}</a>`;
    })}
  </nav>
</header>
<main id="main">
${page.body}
</main>
<footer class="foot">
  <div class="wrap foot-row">
    <p><b>Nhà Mây</b><br>${t('footerAbout')}</p>
    <ul>${categories.map((category) => html`<li><a href="${pathIn(language, `/c/${category.id}`)}">${category.name[language]}</a></li>`)}</ul>
    <p class="quiet">${t('promiseWrap')}<br>${t('promiseReturn')}<br>${t('demo')}</p>
  </div>
</footer>
<div class="toast" role="status" data-toast data-text="${t('added')}" data-link="${pathIn(language, '/gio-hang')}" data-link-text="${t('cart')}"></div>
</body>
</html>`;
}

function dataLayerScript(entries: readonly DataLayerEntry[], once: string | undefined): string {
  // Google's advice: clear the e-commerce object before each push, or the last one's fields shine through.
  const pushes = entries.map(
    (entry) => `${entry.ecommerce ? 'dataLayer.push({ecommerce:null});' : ''}dataLayer.push(${scriptJson(entry)});`,
  );
  const all = pushes.join('');
  const begin = 'window.dataLayer=window.dataLayer||[];';
  if (once === undefined) return begin + all;
  const key = scriptJson(`nhamay:${once}`);
  // An order is bought once, however often its page is reloaded; without storage it is reported each time.
  return `${begin}(function(){try{if(sessionStorage.getItem(${key}))return;sessionStorage.setItem(${key},'1')}catch(e){}${all}})();`;
}
