import type { Issue, Result, RuleSet } from '@quen/protocol';
import { isTimeZone } from '../campaign/zone-offset.ts';
import { compileSegmentLookup } from '../condition/compile-condition.ts';
import type { CompiledOffer } from '../offers/compiled-offer.ts';
import { compileSegments } from '../segments/compile-segments.ts';
import { byPriority } from './by-priority.ts';
import { checkDuplicates } from './check-duplicates.ts';
import { createCompilation } from './compilation.ts';
import { compileCampaign } from './compile-campaign.ts';
import { checkCodes, compileOffer } from './compile-offer.ts';
import { compilePlacement } from './compile-placement.ts';
import type { CompiledRuleSet } from './compiled-rule-set.ts';
import { shareConditions } from './share-conditions.ts';

export interface RuleSetOptions {
  /** Names of the recommendation strategies there are; not checked when absent. */
  readonly strategies?: readonly string[];
}

/**
 * Checks what refers to what in a rule set (whose shape has been checked by its schema), compiles its conditions and indexes its
 * campaigns by placement.
 *
 * @returns every fault at once, with its path: unknown placements, offers, strategies and segments, ids that stand there twice,
 * weights that add up to nothing, schedules that end before they begin, conditions that cannot be compiled.
 */
export function compileRuleSet(ruleSet: RuleSet, options: RuleSetOptions = {}): Result<CompiledRuleSet> {
  const issues: Issue[] = [];
  const offerIds = new Set(ruleSet.offers.map((offer) => offer.id));
  const strategies = options.strategies === undefined ? null : new Set(options.strategies);
  const segments = compileSegments(ruleSet.segments);
  if (!segments.ok) for (const issue of segments.issues) issues.push({ ...issue, path: `segments.${issue.path}` });
  const lookup = segments.ok ? segments.value.lookup : compileSegmentLookup(ruleSet.segments);
  const compilation = createCompilation(issues, lookup, offerIds, strategies);

  if (!isTimeZone(ruleSet.shop.timeZone)) {
    compilation.fault('shop.timeZone', `"${ruleSet.shop.timeZone}" is no time zone; write an IANA name, as in Asia/Ho_Chi_Minh.`);
  }
  checkDuplicates(ruleSet.placements, 'placements', compilation);
  checkDuplicates(ruleSet.campaigns, 'campaigns', compilation);
  checkDuplicates(ruleSet.offers, 'offers', compilation);
  checkCodes(ruleSet.offers, compilation);

  const placementIds = new Set(ruleSet.placements.map((placement) => placement.id));
  const offers = ruleSet.offers.map((offer, index): CompiledOffer => compileOffer(offer, `offers.${index}`, compilation));
  const ranked = ruleSet.campaigns
    .map((campaign, index) => compileCampaign(campaign, `campaigns.${index}`, placementIds, compilation))
    .sort(byPriority)
    .map((campaign, rank) => ({ ...campaign, rank }));
  const { campaigns, count: conditionCount } = shareConditions(ranked, lookup);
  const placements = ruleSet.placements.map((placement, index) =>
    compilePlacement(placement, `placements.${index}`, campaigns, compilation),
  );

  if (issues.length > 0 || !segments.ok) return { ok: false, issues };
  return {
    ok: true,
    value: {
      source: ruleSet,
      version: ruleSet.version,
      shop: ruleSet.shop,
      placements: new Map(placements.map((placement) => [placement.id, placement])),
      campaigns: new Map(campaigns.map((campaign) => [campaign.id, campaign])),
      conditionCount,
      segments: segments.value,
      offers: new Map(offers.sort(byPriority).map((offer) => [offer.id, offer])),
    },
  };
}
