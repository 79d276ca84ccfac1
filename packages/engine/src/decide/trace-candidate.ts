import type { BudgetTrace, CandidateTrace, CapTrace } from '@quen/protocol';
import { countExposures } from '../campaign/count-exposures.ts';
import type { EvaluationContext } from '../condition/evaluation-context.ts';
import { percentText } from '../eligibility/percent-text.ts';
import type { Refusal } from '../eligibility/refusal.ts';
import { traceLimits } from '../offers/offer-trace.ts';
import { ownEntry } from '../profile/own-entry.ts';
import type { CompiledCampaign, CompiledVariant } from '../rule-set/compiled-rule-set.ts';
import type { DecideInput } from './decide-input.ts';

/** What became of a campaign, with all that was or could have been asked of it: its audience, its caps, its offers' limits. */
export function traceCandidate(
  campaign: CompiledCampaign,
  outcome: Refusal,
  evaluation: EvaluationContext,
  input: Pick<DecideInput, 'ruleSet' | 'offerUsage'>,
  variant?: string,
): CandidateTrace {
  const caps = traceCaps(campaign, evaluation);
  const budgets = traceBudgets(campaign, input);
  return {
    campaign: campaign.id,
    reason: outcome.reason,
    detail: outcome.detail,
    ...(outcome.code !== undefined && { code: outcome.code }),
    ...(outcome.facts !== undefined && { facts: outcome.facts }),
    ...(variant !== undefined && { variant }),
    ...(campaign.audience !== null && { condition: campaign.audience.explain(evaluation) }),
    ...(caps.length > 0 && { caps }),
    ...(budgets.length > 0 && { budgets }),
    ...(outcome.products !== undefined && { products: outcome.products() }),
    ...(outcome.outrankedBy !== undefined && { outrankedBy: outcome.outrankedBy }),
  };
}

/** How a person came by a variant: drawn with a chance, or kept because they have seen it. */
export function traceDraw({ id }: CompiledVariant, share: number | undefined): Pick<Refusal, 'detail' | 'code' | 'facts'> {
  if (share === undefined) return { detail: `variant "${id}", which they have seen`, code: 'kept', facts: {} };
  return { detail: `variant "${id}", which ${percentText(share)} get`, code: 'drawn', facts: { share } };
}

function traceCaps(campaign: CompiledCampaign, { profile, shop, nowMs }: EvaluationContext): readonly CapTrace[] {
  const seen = ownEntry(profile.exposures.byCampaign, campaign.id);
  return campaign.caps.map(({ max, per }) => ({
    per,
    max,
    times: countExposures(seen, profile, per, shop.timeZone, nowMs),
  }));
}

function traceBudgets(
  campaign: CompiledCampaign,
  { ruleSet, offerUsage }: Pick<DecideInput, 'ruleSet' | 'offerUsage'>,
): readonly BudgetTrace[] {
  // Counters are read of what may be shown; of another campaign's offers nothing is known here, which is not to look like unused.
  if (!campaign.live) return [];
  return campaign.offerIds.flatMap((offerId) => {
    const offer = ruleSet.offers.get(offerId);
    return offer === undefined ? [] : traceLimits(offer.source, offerUsage(offerId)).map((limit) => ({ offerId, ...limit }));
  });
}
