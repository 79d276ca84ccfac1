import type { CompiledCampaign, CompiledRuleSet } from '../rule-set/compiled-rule-set.ts';

/** The live campaigns that go before a campaign in one of its placements. */
export function campaignsBefore(campaign: CompiledCampaign, { placements }: CompiledRuleSet): ReadonlySet<CompiledCampaign> {
  const before = new Set<CompiledCampaign>();
  for (const id of campaign.source.placements) {
    for (const other of placements.get(id)?.liveCampaigns ?? []) {
      if (goesBefore(other, campaign)) before.add(other);
    }
  }
  return before;
}

/** Whether another campaign has its turn before this one. */
export function goesBefore(other: CompiledCampaign, campaign: CompiledCampaign): boolean {
  return other.id !== campaign.id && other.rank < campaign.rank;
}
