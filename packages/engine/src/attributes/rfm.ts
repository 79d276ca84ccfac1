import type { EvaluationContext } from '../condition/evaluation-context.ts';
import { daysSince } from './elapsed.ts';
import { commonRfmCuts } from './rfm-cuts.ts';

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

/**
 * The scores of somebody who has ordered, else null, by the shop's cut points. These stand in its settings and do not move with every
 * order of others: a score says the same tomorrow, a decision can be explained again from the rules of its time, replaying the log
 * gives the same segments, and when a segment changes by time alone can be told from the profile alone.
 */
export function rfmOf(context: EvaluationContext): Rfm | null {
  const { orders } = context.profile;
  const { currency, rfm } = context.shop;
  const days = daysSince(orders.lastAtMs, context);
  if (days === null || orders.count === 0) return null;
  const { recencyDays, orderCounts, revenueMinor } = rfm ?? commonRfmCuts(currency);
  const revenue = Object.hasOwn(orders.revenueMinor, currency) ? (orders.revenueMinor[currency] ?? 0) : 0;
  const recency = 5 - recencyDays.filter((limit) => days > limit).length;
  const frequency = 1 + orderCounts.filter((limit) => orders.count >= limit).length;
  const monetary = 1 + revenueMinor.filter((limit) => revenue >= limit).length;
  return { recency, frequency, monetary, score: recency + frequency + monetary, cell: `${recency}${frequency}${monetary}` };
}
