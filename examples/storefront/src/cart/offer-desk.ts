import { type OffersAnswer, type QuenClient, QuenError } from '@quen/client';
import { goodsValue, type Line } from '../data-layer/ecommerce.ts';
import { giftOf, type Saving } from './bill.ts';
import type { Order } from './order-book.ts';
import { shippingFor } from './shipping.ts';

/** Why a code gives nothing: which rule was not met, and what is still missing of it where there is a figure. */
export interface CodeRefusal {
  readonly code: string;
  /** `unknown`, `unavailable`, or the rule of the offer that was not met. */
  readonly why: string;
  /** What is missing: dong of a least spend, pieces of a least quantity. */
  readonly missing?: number;
}

/** What a cart's offers give, and why the code that was typed gives nothing. */
export interface Quote {
  readonly savings: readonly Saving[];
  readonly refusal?: CodeRefusal;
}

/** A cart, the code typed for it, and the visitor it belongs to. */
export interface CartInHand {
  readonly lines: readonly Line[];
  /** Empty for none. */
  readonly code: string;
  /** The visitor's cookie; absent when there is none. */
  readonly visitorId?: string;
}

/** The shop's server at its offers and orders: it alone says what a code is worth, and that an order is one. */
export interface OfferDesk {
  /** What the cart would cost; takes nothing. */
  quote(cart: CartInHand): Promise<Quote>;
  /** Takes what an order uses, all of it or nothing. */
  redeem(orderId: string, cart: CartInHand): Promise<Quote>;
  /** Confirms an order; when nobody answers it is told again later, without end. */
  confirm(order: Order, visitorId: string | undefined): void;
}

const retryMs = 5_000;

/** The desk of a shop that has a secret key. `client` is asked for at each call, since the collector may start after the shop. */
export function createOfferDesk(client: () => QuenClient): OfferDesk {
  const waiting: Parameters<QuenClient['tellOrders']>[0][number][] = [];
  let isTelling = false;

  async function tellWaiting(): Promise<void> {
    if (isTelling) return;
    isTelling = true;
    try {
      while (waiting.length > 0) {
        const told = waiting.slice(0, 100);
        await client().tellOrders(told);
        waiting.splice(0, told.length);
      }
    } catch {
      setTimeout(() => void tellWaiting(), retryMs).unref();
    } finally {
      isTelling = false;
    }
  }

  return {
    quote: (cart) => readQuote(cart, () => client().quoteOffers(questionOf(cart))),
    redeem: (orderId, cart) =>
      readQuote(cart, async () => {
        const question = questionOf(cart);
        // A code that gives nothing is told to the shopper, who then decides: an order without it is another order.
        const quoted = cart.code === '' ? undefined : await client().quoteOffers(question);
        if (quoted !== undefined && quoted.unknownCodes.length > 0) return quoted;
        try {
          return (await client().redeemOffers({ ...question, orderId })).evaluation;
        } catch (error) {
          if (error instanceof QuenError && error.problem.status === 409) return client().quoteOffers(question);
          throw error;
        }
      }),
    confirm({ id, lines, bill, placedAtMs }, visitorId) {
      waiting.push({
        orderId: id,
        status: 'placed',
        // An order of somebody without a cookie is still revenue: it then is nobody else's.
        anonymousId: visitorId ?? `order-${id}`,
        at: new Date(placedAtMs).toISOString(),
        currency: 'VND',
        value: bill.goods - bill.discount,
        shipping: bill.shipping,
        ...(bill.coupon === undefined ? {} : { coupon: bill.coupon }),
        items: itemsOf(lines),
      });
      void tellWaiting();
    },
  };
}

function questionOf({ lines, code, visitorId }: CartInHand): Parameters<QuenClient['quoteOffers']>[0] {
  return {
    cart: { currency: 'VND', items: itemsOf(lines) },
    ...(code === '' ? {} : { codes: [code] }),
    shipping: shippingFor(goodsValue(lines)),
    ...(visitorId === undefined ? {} : { anonymousId: visitorId }),
  };
}

function itemsOf(lines: readonly Line[]): { item_id: string; quantity: number; price: number }[] {
  return lines.map(({ product, quantity }) => ({ item_id: product.id, quantity, price: product.price }));
}

/** The shop sells on when nobody can say what a code is worth; it only cannot take the code. */
async function readQuote({ code }: CartInHand, ask: () => Promise<OffersAnswer>): Promise<Quote> {
  try {
    const answer = await ask();
    const savings = answer.applied.map(
      ({ code: claimedBy, discountMinor, freeShipping, gift }): Saving => ({
        code: claimedBy,
        amount: discountMinor,
        isShippingFree: freeShipping,
        ...giftOf(gift),
      }),
    );
    const refusal = refusalOf(code, answer);
    return { savings, ...(refusal && { refusal }) };
  } catch {
    return { savings: [], ...(code !== '' && { refusal: { code, why: 'unavailable' } }) };
  }
}

function refusalOf(code: string, { refused, unknownCodes }: OffersAnswer): CodeRefusal | undefined {
  if (code === '') return undefined;
  if (unknownCodes.length > 0) return { code, why: 'unknown' };
  const found = refused.find(({ enteredCode }) => enteredCode !== undefined);
  if (found === undefined) return undefined;
  const { limit, actual } = found;
  return { code, why: found.code, ...(limit !== undefined && actual !== undefined && { missing: limit - actual }) };
}
