import { html } from 'hono/html';
import { billFor } from '../cart/coupon.ts';
import { cartEntry, type Line } from '../data-layer/ecommerce.ts';
import { pathIn } from '../language.ts';
import { say } from '../texts.ts';
import { summary } from './cart-page.ts';
import type { Page, PageFrame } from './page.ts';

export function checkoutPage(lines: readonly Line[], { language }: PageFrame): Page {
  const t = (key: Parameters<typeof say>[0]): string => say(key, language);
  const body = html`<div class="wrap"><header class="plain-head"><h1>${t('checkout')}</h1></header>
<div class="cart"><form class="address" method="post" action="${pathIn(language, '/dat-hang')}">
<label>${t('name')}<input name="name" autocomplete="name" required maxlength="80"></label>
<label>${t('phone')}<input name="phone" type="tel" autocomplete="tel" required maxlength="20"></label>
<label>${t('address')}<input name="address" autocomplete="street-address" required maxlength="200"></label>
<label>${t('note')}<textarea name="note" rows="2" maxlength="400"></textarea></label>
<label>${t('coupon')}<input name="coupon" autocomplete="off" maxlength="20"></label>
<p class="quiet">${t('payment')}</p>
<button class="button">${t('placeOrder')}</button></form>
<aside class="sum"><h2>${t('yourOrder')}</h2><ul class="short-lines">${lines.map((line) => html`<li>${line.quantity} × ${line.product.title[language]}</li>`)}</ul>${summary(billFor(lines), language)}</aside></div></div>`;
  return {
    title: `${t('checkout')} · Nhà Mây`,
    description: t('checkout'),
    body,
    structuredData: [],
    dataLayer: [cartEntry('begin_checkout', lines)],
    isPrivate: true,
  };
}
