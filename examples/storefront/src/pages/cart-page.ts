import { html } from 'hono/html';
import type { Bill, Saving } from '../cart/bill.ts';
import { freeShippingFrom } from '../cart/shipping.ts';
import { companionsOf, products } from '../catalogue/catalogue.ts';
import type { ShopProduct } from '../catalogue/shop-product.ts';
import { cartEntry, type Line } from '../data-layer/ecommerce.ts';
import { type Language, pathIn } from '../language.ts';
import { formatPrice } from '../price.ts';
import { say } from '../texts.ts';
import type { Html, Page, PageFrame } from './page.ts';
import { fallbackShelf, placement } from './placement.ts';

export function cartPage(lines: readonly Line[], bill: Bill, { language }: PageFrame): Page {
  const t = (key: Parameters<typeof say>[0]): string => say(key, language);
  const addOns = placement('cart-add-ons', fallbackShelf(t('addOns'), companionsFor(lines), language, 'cart-add-ons'));
  const body =
    lines.length === 0
      ? html`<div class="wrap"><header class="plain-head"><h1>${t('cartEmpty')}</h1><p>${t('cartEmptyHint')}</p><p><a class="button" href="${pathIn(language, '/')}">${t('goShopping')}</a></p></header>${addOns}</div>`
      : html`<div class="wrap"><header class="plain-head"><h1>${t('cart')}</h1></header>
<div class="cart"><ul class="lines" role="list">${lines.map((line) => cartLine(line, language))}</ul>
<aside class="sum">${summary(bill, language)}<a class="button" href="${pathIn(language, '/dat-hang')}">${t('checkout')}</a><p class="quiet">${t('freeFrom')} ${formatPrice(freeShippingFrom, language)}</p></aside></div>
${addOns}</div>`;
  return {
    title: `${t('cart')} · Nhà Mây`,
    description: t('cart'),
    body,
    structuredData: [],
    dataLayer: [cartEntry('view_cart', lines)],
    isPrivate: true,
  };
}

/** What the goods cost, what each offer takes off, what sending them costs, and all together. */
export function summary({ goods, savings, shipping, total }: Bill, language: Language): Html {
  return html`<dl class="totals"><div><dt>${say('subtotal', language)}</dt><dd>${formatPrice(goods, language)}</dd></div>
${savings.map((saving) => savingLines(saving, language))}
<div><dt>${say('shipping', language)}</dt><dd>${shipping === 0 ? say('free', language) : formatPrice(shipping, language)}</dd></div>
<div class="grand"><dt>${say('total', language)}</dt><dd>${formatPrice(total, language)}</dd></div></dl>`;
}

function savingLines({ code, amount, isShippingFree, gift }: Saving, language: Language): Html[] {
  const name = code === null ? say('offer', language) : html`${say('offerCode', language)} <b>${code}</b>`;
  return [
    ...(amount > 0 ? [html`<div class="saving"><dt>${name}</dt><dd>−${formatPrice(amount, language)}</dd></div>`] : []),
    ...(isShippingFree ? [html`<div class="saving"><dt>${name}</dt><dd>${say('freeShipping', language)}</dd></div>`] : []),
    ...(gift
      ? [
          html`<div class="saving"><dt>${say('gift', language)}</dt><dd>${gift.quantity} × ${gift.product.title[language]}</dd></div>`,
        ]
      : []),
  ];
}

function cartLine(line: Line, language: Language): Html {
  const { product, quantity } = line;
  const gone = JSON.stringify(cartEntry('remove_from_cart', [line]));
  return html`<li class="line"><a href="${pathIn(language, `/p/${product.id}`)}"><img src="/pictures/${product.id}.svg" alt="" width="400" height="400"></a>
<div><a href="${pathIn(language, `/p/${product.id}`)}"><b>${product.title[language]}</b></a><br><span class="quiet">${product.brand} · ${formatPrice(product.price, language)}</span>
<div class="line-tools"><form method="post" action="${pathIn(language, '/gio-hang/so-luong')}"><input type="hidden" name="id" value="${product.id}"><label><span class="hidden">${say('quantity', language)}</span><input type="number" name="quantity" value="${quantity}" min="1" max="20" inputmode="numeric"></label><button class="small">${say('update', language)}</button></form>
<form method="post" action="${pathIn(language, '/gio-hang/so-luong')}" data-push="${gone}"><input type="hidden" name="id" value="${product.id}"><input type="hidden" name="quantity" value="0"><button class="small">${say('remove', language)}</button></form></div></div>
<b class="line-price">${formatPrice(product.price * quantity, language)}</b></li>`;
}

/** Up to six things that go with what is in the cart; the best-selling for an empty one. */
function companionsFor(lines: readonly Line[]): readonly ShopProduct[] {
  const inCart = new Set(lines.map((line) => line.product));
  const found = new Set(lines.flatMap((line) => companionsOf(line.product)).filter((product) => !inCart.has(product)));
  for (const product of products.filter((_, index) => index % 12 === 0)) if (!inCart.has(product)) found.add(product);
  return [...found].slice(0, 6);
}
