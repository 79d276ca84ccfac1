import { pathNeeds } from '../attributes/attribute-needs.ts';
import type { CompiledCondition } from '../condition/compile-condition.ts';
import { createReadsNote, noteReads } from '../condition/condition-reads.ts';
import type { FoldNeeds } from '../profile/plan-fold.ts';
import type { ProfileAim } from '../profile/projection.ts';
import type { CompiledCampaign, CompiledRuleSet } from '../rule-set/compiled-rule-set.ts';
import { campaignsBefore } from './campaigns-before.ts';

/** What rehearsals look at in profiles, pages and orders. */
export interface RehearsalNeeds extends FoldNeeds {
  /** Whether page and circumstances of a page view are looked at. */
  readonly request: boolean;
  /** Whether orders are priced. */
  readonly orders: boolean;
}

/** All that the rehearsals of these campaigns may look at, each in its own rules. */
export function rehearsalNeeds(rehearsed: readonly (readonly [CompiledCampaign, CompiledRuleSet])[]): RehearsalNeeds {
  const aims = new Set<ProfileAim>();
  const reads = createReadsNote();
  let orders = false;
  const need = (...more: readonly ProfileAim[]): void => {
    for (const aim of more) aims.add(aim);
  };
  const ask = (condition: CompiledCondition | null): void => {
    if (condition !== null) noteReads(reads, condition.reads);
  };
  const mayQualify = ({ audience, purpose, holdout, source }: CompiledCampaign): void => {
    ask(audience);
    if (purpose !== 'none') need('consents');
    if (holdout > 0 || source.namespace !== undefined) need('identity');
  };
  for (const [campaign, ruleSet] of rehearsed) {
    mayQualify(campaign);
    if (ruleSet.shop.globalHoldout > 0) need('identity');
    if (campaign.caps.some(({ per }) => per === 'session')) need('session');
    // Whose variant it is, is by their bucket or by what they saw last.
    if (campaign.variants.length > 1) need('identity', 'exposures');
    for (const other of campaignsBefore(campaign, ruleSet)) {
      mayQualify(other);
      // Others are capped by what was really seen of them.
      if (other.caps.length > 0) need('exposures', 'session');
    }
    for (const { source } of campaign.variants) {
      const offer = source.content.kind === 'offer' ? ruleSet.offers.get(source.content.offerId) : undefined;
      if (offer === undefined) continue;
      orders = true;
      ask(offer.eligibility);
      ask(offer.lines);
    }
  }
  let request = false;
  for (const path of reads.paths) {
    const needs = pathNeeds(path);
    need(...needs.aims);
    if (needs.request === true) request = true;
  }
  if (aims.has('history') && (reads.eventDetails === null || reads.eventDetails.size > 0)) need('history.details');
  return { aims, eventDetails: reads.eventDetails, request, orders };
}
