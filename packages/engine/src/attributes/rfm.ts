import { currencyDigits } from '@quen/protocol';
import type { EvaluationContext } from '../condition/evaluation-context.ts';
import { daysSince } from './elapsed.ts';

/** Recency, frequency and monetary value as scores from 1 to 5. */
export interface Rfm {
  readonly recency: number;
  readonly frequency: number;
  readonly monetary: number;
  /** All three added. */
  readonly score: number;
  /** All three side by side: `545`. */
  readonly cell: string;
}

/** Up to so many days since the last order: 5, 4, 3, 2; later is 1. */
const recencyDays = [30, 60, 90, 180];
/** From so many orders on: 2, 3, 4, 5. */
const orderCounts = [2, 3, 4, 6];
/** From so much net revenue on: 2, 3, 4, 5. Whole units of the currency. */
const revenueByCurrency: { readonly [currency: string]: readonly number[] } = {
  VND: [300_000, 1_000_000, 3_000_000, 10_000_000],
};
const revenueElsewhere = [15, 50, 150, 500];

/**
 * The scores of somebody who has ordered, else null. Cut points are fixed, not quintiles of the shop's customers, so that a score
 * says the same tomorrow and does not change with what others buy.
 */
export function rfmOf(context: EvaluationContext): Rfm | null {
  const { orders } = context.profile;
  const { currency } = context.shop;
  const days = daysSince(orders.lastAtMs, context);
  if (days === null || orders.count === 0) return null;
  const revenue = Object.hasOwn(orders.revenueMinor, currency) ? (orders.revenueMinor[currency] ?? 0) : 0;
  const scale = 10 ** currencyDigits(currency);
  const recency = 5 - recencyDays.filter((limit) => days > limit).length;
  const frequency = 1 + orderCounts.filter((limit) => orders.count >= limit).length;
  const monetary = 1 + (revenueByCurrency[currency] ?? revenueElsewhere).filter((limit) => revenue >= limit * scale).length;
  return { recency, frequency, monetary, score: recency + frequency + monetary, cell: `${recency}${frequency}${monetary}` };
}
