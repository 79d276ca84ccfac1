import type { JsonObject } from '@quen/protocol';

/**
 * Whether an exposure tells that somebody would have seen a campaign, were they not in its holdout: `heldOut` lists the campaigns (a page saw the
 * placement for as long as an exposure takes), or is `true` beside the one campaign (the collector knows of a decision only).
 */
export function isHeldOutFrom({ heldOut, campaign }: JsonObject, campaignId: string): boolean {
  return Array.isArray(heldOut) ? heldOut.includes(campaignId) : heldOut === true && campaign === campaignId;
}
