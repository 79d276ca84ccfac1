import { html } from 'hono/html';
import type { Order } from '../cart/order-book.ts';
import { companionsOf } from '../catalogue/catalogue.ts';
import { purchaseEntry } from '../data-layer/ecommerce.ts';
import { pathIn } from '../language.ts';
import { say } from '../texts.ts';
import { summary } from './cart-page.ts';
import type { Page, PageFrame } from './page.ts';
import { fallbackShelf, placement } from './placement.ts';

export function orderPage(order: Order, { language }: PageFrame): Page {
  const t = (key: Parameters<typeof say>[0]): string => say(key, language);
  const next = [...new Set(order.lines.flatMap((line) => companionsOf(line.product)))].slice(0, 6);
  const body = html`<div class="wrap"><header class="thanks"><img src="/assets/mark.svg" alt="" width="72" height="72"><h1>${t('thanks')}</h1><p>${t('thanksText')}</p><p>${t('orderNumber')}: <b data-order>${order.id}</b></p></header>
<aside class="sum sum-narrow"><h2>${t('yourOrder')}</h2><ul class="short-lines">${order.lines.map((line) => html`<li>${line.quantity} × ${line.product.title[language]}</li>`)}</ul>${summary(order.bill, language)}<a class="button" href="${pathIn(language, '/')}">${t('goShopping')}</a></aside>
${placement('order-next', fallbackShelf(t('orderNext'), next, language, 'order-next'))}</div>`;
  return {
    title: `${t('thanks')} · Nhà Mây`,
    description: t('thanks'),
    body,
    structuredData: [],
    dataLayer: [purchaseEntry(order.id, order.lines, order.bill)],
    once: order.id,
    isPrivate: true,
  };
}
