import type { EvaluationContext } from '../condition/evaluation-context.ts';

/** `none` keeps to the rhythm; missing for who never ordered. */
export const risks = ['none', 'at_risk', 'lapsed'] as const;
export type Risk = (typeof risks)[number];

const dayMs = 86_400_000;
/** Several orders on one day are no rhythm of hours. */
const shortestGapMs = 7 * dayMs;
/** What is taken for a rhythm after a first order only. */
const unknownGapMs = 60 * dayMs;
const atRiskAfter = 1.5;
const lapsedAfter = 3;

/** Whether a customer falls behind their own rhythm: at risk after one and a half of their gaps between orders, lapsed after three. */
export function riskOf(context: EvaluationContext): Risk | null {
  const limits = limitsOf(context);
  if (limits === null) return null;
  return context.nowMs > limits.lapsedMs ? 'lapsed' : context.nowMs > limits.atRiskMs ? 'at_risk' : 'none';
}

/** When the risk becomes another one with no order meanwhile. */
export function nextRiskChange(context: EvaluationContext): number {
  const limits = limitsOf(context);
  if (limits === null) return Number.POSITIVE_INFINITY;
  if (context.nowMs <= limits.atRiskMs) return limits.atRiskMs + 1;
  return context.nowMs <= limits.lapsedMs ? limits.lapsedMs + 1 : Number.POSITIVE_INFINITY;
}

function limitsOf({ profile: { orders } }: EvaluationContext): { readonly atRiskMs: number; readonly lapsedMs: number } | null {
  if (orders.lastAtMs === null || orders.count === 0) return null;
  const gapMs = orders.meanGapMs === null ? unknownGapMs : Math.max(shortestGapMs, orders.meanGapMs);
  return {
    atRiskMs: Math.floor(orders.lastAtMs + gapMs * atRiskAfter),
    lapsedMs: Math.floor(orders.lastAtMs + gapMs * lapsedAfter),
  };
}
