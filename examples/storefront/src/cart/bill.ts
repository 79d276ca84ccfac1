import { findProduct } from '../catalogue/catalogue.ts';
import type { ShopProduct } from '../catalogue/shop-product.ts';
import { goodsValue, type Line } from '../data-layer/ecommerce.ts';
import { shippingFor } from './shipping.ts';

/** What an offer gives on a cart. */
export interface Saving {
  /** The code that claimed it; null for what needs none. */
  readonly code: string | null;
  /** Taken off the goods, dong. */
  readonly amount: number;
  readonly isShippingFree: boolean;
  readonly gift?: { readonly product: ShopProduct; readonly quantity: number };
}

/** What an order costs, dong. */
export interface Bill {
  readonly goods: number;
  readonly discount: number;
  readonly shipping: number;
  readonly total: number;
  readonly savings: readonly Saving[];
  /** The code that brought something. */
  readonly coupon?: string;
}

/** The bill for a cart with what its offers give; they never make anything cost less than nothing. */
export function billFor(lines: readonly Line[], savings: readonly Saving[] = []): Bill {
  const goods = goodsValue(lines);
  const discount = Math.min(
    goods,
    savings.reduce((sum, { amount }) => sum + amount, 0),
  );
  const shipping = savings.some(({ isShippingFree }) => isShippingFree) ? 0 : shippingFor(goods);
  const coupon = savings.find(({ code }) => code !== null)?.code;
  return { goods, discount, shipping, total: goods - discount + shipping, savings, ...(coupon ? { coupon } : {}) };
}

/** What is put into the parcel for nothing; products the shop has not are passed over. */
export function giftOf(gift: { readonly itemId: string; readonly quantity: number } | null): Pick<Saving, 'gift'> {
  const product = gift === null ? undefined : findProduct(gift.itemId);
  return gift === null || product === undefined ? {} : { gift: { product, quantity: gift.quantity } };
}
