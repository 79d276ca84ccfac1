import { isOpen } from '../campaign/compiled-schedule.ts';
import type { EvaluationContext } from '../condition/evaluation-context.ts';
import type { CompiledOffer } from './compiled-offer.ts';
import type { OfferRefusal } from './offer-refusal.ts';

/** Whether an offer is on and for this person, whatever is in the cart. Null when it is. */
export function checkEligibility(offer: CompiledOffer, context: EvaluationContext): OfferRefusal | null {
  const { status } = offer.source;
  if (status !== 'running') return { reason: 'DISABLED', code: 'not_running', detail: `the offer is ${statusText[status]}` };
  if (offer.schedule !== null && !isOpen(offer.schedule, context.shop.timeZone, context.nowMs)) {
    return { reason: 'OUT_OF_SCHEDULE', code: 'out_of_schedule', detail: 'the offer is not on at this time' };
  }
  if (offer.eligibility !== null && !offer.eligibility.test(context)) {
    return { reason: 'NOT_IN_AUDIENCE', code: 'not_eligible', detail: 'its eligibility does not hold' };
  }
  return null;
}

const statusText = { draft: 'a draft', paused: 'paused', ended: 'over', running: 'running' } as const;
