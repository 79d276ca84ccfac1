import type { CartLine } from './cart-state.ts';

/** One order. */
export interface OrderSummary {
  orderId: string;
  atMs: number;
  valueMinor: number;
  currency: string;
  lines: CartLine[];
  status: 'placed' | 'refunded' | 'partly_refunded' | 'cancelled';
  refundedMinor: number;
  /** False when only a browser said so. */
  verified: boolean;
}

/** Orders and what follows from them. Refunded and cancelled orders do not count; currencies are never added together. */
export interface OrderState {
  count: number;
  firstAtMs: number | null;
  lastAtMs: number | null;
  /** Net revenue in minor units by currency. */
  revenueMinor: { [currency: string]: number };
  /** Mean time between orders, from the second one on. */
  meanGapMs: number | null;
  /** Newest last, at most 50. */
  recent: OrderSummary[];
  /** Products bought: how often and when last; at most 500, the oldest fall out. */
  bought: { [itemId: string]: { count: number; lastAtMs: number; meanGapMs: number | null } };
}
