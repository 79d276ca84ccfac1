import { goodsValue, type Line } from '../data-layer/ecommerce.ts';
import { shippingFor } from './shipping.ts';

/** What a code that is typed at the checkout does. */
interface Coupon {
  readonly code: string;
  readonly isShippingFree?: boolean;
  readonly percentOff?: number;
}

/** The codes this shop honours: those its rules hand out. */
const coupons: readonly Coupon[] = [
  { code: 'GHEHIEN', isShippingFree: true },
  { code: 'KHACHQUEN', percentOff: 5 },
];

/** What an order costs, dong. */
export interface Bill {
  readonly goods: number;
  readonly discount: number;
  readonly shipping: number;
  readonly total: number;
  /** The code, where it is one of the shop's. */
  readonly coupon?: string;
}

/** The bill for a cart; an unknown code changes nothing. */
export function billFor(lines: readonly Line[], code = ''): Bill {
  const coupon = coupons.find((entry) => entry.code === code.trim().toUpperCase());
  const goods = goodsValue(lines);
  const discount = Math.min(200_000, Math.round((goods * (coupon?.percentOff ?? 0)) / 100));
  const shipping = coupon?.isShippingFree === true ? 0 : shippingFor(goods);
  return { goods, discount, shipping, total: goods - discount + shipping, ...(coupon ? { coupon: coupon.code } : {}) };
}
