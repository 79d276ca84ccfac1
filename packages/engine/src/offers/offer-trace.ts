import type { ConditionTrace, Offer } from '@quen/protocol';
import type { EvaluationContext } from '../condition/evaluation-context.ts';
import { traceLines } from './basket.ts';
import type { CompiledOffer } from './compiled-offer.ts';
import type { OfferRefusalCode } from './offer-refusal.ts';
import type { OfferUsage } from './offer-usage.ts';

/** A counter held against its limit. */
export interface LimitTrace {
  readonly code: OfferRefusalCode;
  readonly limit: number;
  readonly used: number;
  readonly left: number;
}

/** All that is known of why an offer applies to a cart or does not, whatever decided it. */
export interface OfferTrace {
  readonly offerId: string;
  /** Its eligibility with what each part found; absent when it is for everyone. */
  readonly eligibility?: ConditionTrace;
  /** Its condition on lines, held against each line of the cart; absent when it takes every line. */
  readonly lines?: readonly { readonly index: number; readonly itemId: string; readonly condition: ConditionTrace }[];
  /** Uses and spend against their limits, in minor units, open reservations counted in. */
  readonly limits: readonly LimitTrace[];
}

/** Asks every condition of an offer, also those behind one that does not hold, and reads every counter. */
export function traceOffer(offer: CompiledOffer, context: EvaluationContext, usage: OfferUsage): OfferTrace {
  const { id, eligibility, lines, source } = offer;
  return {
    offerId: id,
    ...(eligibility !== null && { eligibility: eligibility.explain(context) }),
    ...(lines !== null && { lines: traceLines(lines, context) }),
    limits: traceLimits(source, usage),
  };
}

/** Each limit an offer has, with its counter. */
export function traceLimits(offer: Offer, usage: OfferUsage): readonly LimitTrace[] {
  const { totalUses, usesPerCustomer, usesPerDay, totalSpendMinor, spendPerDayMinor } = offer.limits ?? {};
  const limits: readonly (readonly [OfferRefusalCode, number | undefined, number])[] = [
    ['total_uses', totalUses, usage.uses],
    ['uses_per_customer', usesPerCustomer, usage.usesByCustomer],
    ['uses_per_day', usesPerDay, usage.usesToday],
    ['total_spend', totalSpendMinor, usage.spendMinor],
    ['spend_per_day', spendPerDayMinor, usage.spendTodayMinor],
  ];
  return limits.flatMap(([code, limit, used]) =>
    limit === undefined ? [] : [{ code, limit, used, left: Math.max(0, limit - used) }],
  );
}
