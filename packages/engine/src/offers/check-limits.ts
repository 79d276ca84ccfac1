import type { Offer } from '@quen/protocol';
import type { OfferRefusal } from './offer-refusal.ts';
import type { OfferUsage } from './offer-usage.ts';

/**
 * Whether one more use, reducing an order by `discountMinor`, stays within an offer's limits. This one function answers for
 * showing, evaluating, reserving and redeeming alike, so that they can only disagree when the counters have moved in between.
 * A discount of 0 asks whether there is anything left at all.
 *
 * @returns null when it does, else the first limit that is met, with its figure.
 */
export function checkLimits(offer: Offer, usage: OfferUsage, discountMinor: number): OfferRefusal | null {
  const { limits } = offer;
  if (limits === undefined) return null;
  const { totalUses, usesPerCustomer, usesPerDay, totalSpendMinor, spendPerDayMinor } = limits;
  if (totalUses !== undefined && usage.uses >= totalUses) {
    const reserved = usage.reserved > 0 ? `, ${usage.reserved} of them reserved` : '';
    return refuse('LIMIT_REACHED', 'total_uses', `used ${usage.uses} of ${totalUses} times${reserved}`, totalUses, usage.uses);
  }
  if (usesPerCustomer !== undefined && usage.usesByCustomer >= usesPerCustomer) {
    const detail = `this customer has used it ${usage.usesByCustomer} of ${usesPerCustomer} times`;
    return refuse('LIMIT_REACHED', 'uses_per_customer', detail, usesPerCustomer, usage.usesByCustomer);
  }
  if (usesPerDay !== undefined && usage.usesToday >= usesPerDay) {
    const detail = `used ${usage.usesToday} of ${usesPerDay} times today`;
    return refuse('LIMIT_REACHED', 'uses_per_day', detail, usesPerDay, usage.usesToday);
  }
  if (totalSpendMinor !== undefined && exceeds(usage.spendMinor, discountMinor, totalSpendMinor)) {
    const detail = spendText(usage.spendMinor, totalSpendMinor, discountMinor, offer.currency, '');
    return refuse('BUDGET_EXHAUSTED', 'total_spend', detail, totalSpendMinor, usage.spendMinor);
  }
  if (spendPerDayMinor !== undefined && exceeds(usage.spendTodayMinor, discountMinor, spendPerDayMinor)) {
    const detail = spendText(usage.spendTodayMinor, spendPerDayMinor, discountMinor, offer.currency, ' today');
    return refuse('BUDGET_EXHAUSTED', 'spend_per_day', detail, spendPerDayMinor, usage.spendTodayMinor);
  }
  return null;
}

/** An empty budget is exhausted even for an order that takes nothing from it. */
function exceeds(spentMinor: number, discountMinor: number, limitMinor: number): boolean {
  return spentMinor >= limitMinor || spentMinor + discountMinor > limitMinor;
}

function spendText(spentMinor: number, limitMinor: number, discountMinor: number, currency: string, when: string): string {
  const left = Math.max(0, limitMinor - spentMinor);
  const needed = discountMinor > 0 ? `, this order takes ${discountMinor}` : '';
  return `spent ${spentMinor} of ${limitMinor} ${currency} (minor units)${when}; ${left} left${needed}`;
}

function refuse(
  reason: OfferRefusal['reason'],
  code: OfferRefusal['code'],
  detail: string,
  limit: number,
  actual: number,
): OfferRefusal {
  return { reason, code, detail, limit, actual };
}
