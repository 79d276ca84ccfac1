import { html } from 'hono/html';
import type { Bill } from '../cart/bill.ts';
import type { CodeRefusal } from '../cart/offer-desk.ts';
import { refusalSentence } from '../cart/refusal-sentence.ts';
import { cartEntry, type Line } from '../data-layer/ecommerce.ts';
import { pathIn } from '../language.ts';
import { say } from '../texts.ts';
import { summary } from './cart-page.ts';
import type { Page, PageFrame } from './page.ts';

/** What stands in the form. */
export interface CheckoutForm {
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  readonly note: string;
  readonly coupon: string;
}

/** A checkout as it stands: what is bought, what it costs, what was typed, and what is wrong with the code. */
export interface Checkout {
  readonly lines: readonly Line[];
  readonly bill: Bill;
  readonly form: CheckoutForm;
  readonly refusal?: CodeRefusal;
  /** Shown in answer to the form itself. */
  readonly isAnswer?: boolean;
}

export function checkoutPage({ lines, bill, form, refusal, isAnswer = false }: Checkout, { language }: PageFrame): Page {
  const t = (key: Parameters<typeof say>[0]): string => say(key, language);
  // The button that places the order stands first, so that Enter presses it; the style sheet shows it last.
  const body = html`<div class="wrap"><header class="plain-head"><h1>${t('checkout')}</h1></header>
<div class="cart"><form class="address" method="post" action="${pathIn(language, '/dat-hang')}">
<button class="button place-order">${t('placeOrder')}</button>
<label>${t('name')}<input name="name" value="${form.name}" autocomplete="name" required maxlength="80"></label>
<label>${t('phone')}<input name="phone" value="${form.phone}" type="tel" autocomplete="tel" required maxlength="20"></label>
<label>${t('address')}<input name="address" value="${form.address}" autocomplete="street-address" required maxlength="200"></label>
<label>${t('note')}<textarea name="note" rows="2" maxlength="400">${form.note}</textarea></label>
<div class="code"><label>${t('coupon')}<input name="coupon" value="${form.coupon}" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="100"${refusal ? html` aria-invalid="true" aria-describedby="code-fault"` : ''}></label>
<button class="small" name="action" value="code" formnovalidate>${t('applyCode')}</button>
${refusal ? html`<p class="fault" id="code-fault" role="alert">${refusalSentence(refusal, language)}</p>` : ''}</div>
<p class="quiet">${t('payment')}</p></form>
<aside class="sum"><h2>${t('yourOrder')}</h2><ul class="short-lines">${lines.map((line) => html`<li>${line.quantity} × ${line.product.title[language]}</li>`)}</ul>${summary(bill, language)}</aside></div></div>`;
  return {
    title: `${t('checkout')} · Nhà Mây`,
    description: t('checkout'),
    body,
    structuredData: [],
    // A look at what a code brings is no second beginning.
    dataLayer: isAnswer ? [] : [cartEntry('begin_checkout', lines)],
    isPrivate: true,
  };
}
