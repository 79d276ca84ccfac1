import type { ExposureCount, Profile } from '@quen/protocol';
import { countExposure, createExposureCount } from '../../campaign/exposure-count.ts';
import type { FoldStep } from '../fold-step.ts';
import { ownEntry, setEntry, trimEntries } from '../own-entry.ts';
import type { Projection } from '../projection.ts';

const maxRecent = 50;
const maxCampaigns = 500;

/** What the person has seen, clicked and sent away, by campaign. A decision counts once, however often it is reported. */
export const exposures: Projection = {
  part: 'exposures',
  writes: ['exposures'],
  reads: ['sessionCount'],
  events: ['exposure', 'click', 'dismiss'],
  looksAt: ['properties'],
  fold(profile, step) {
    const { decisionId, campaign, variant, propensity, heldOut } = step.event.properties;
    // Told for the reports: somebody of the holdout who would have seen it, and saw nothing, or something else.
    if (heldOut === true || (Array.isArray(heldOut) && variant === undefined)) return;
    if (typeof decisionId !== 'string' || typeof campaign !== 'string' || campaign === '__proto__') return;
    if (step.event.name === 'click') countOf(profile, campaign, step).clicks++;
    else if (step.event.name === 'dismiss') countOf(profile, campaign, step).dismissals++;
    else {
      const { recent } = profile.exposures;
      if (recent.some((seen) => seen.decisionId === decisionId)) return;
      const atMs = step.event.occurredAtMs;
      const chance = typeof propensity === 'number' && propensity > 0 && propensity <= 1 ? { propensity } : {};
      recent.push({ decisionId, campaign, variant: typeof variant === 'string' ? variant : '', atMs, ...chance });
      if (recent.length > maxRecent) recent.shift();
      countExposure(countOf(profile, campaign, step), atMs, profile.sessionCount, step.shop.timeZone);
    }
  },
};

function countOf(profile: Profile, campaign: string, { event }: FoldStep): ExposureCount {
  const { byCampaign } = profile.exposures;
  const known = ownEntry(byCampaign, campaign);
  if (known !== undefined) return known;
  const fresh = createExposureCount(event.occurredAtMs, profile.sessionCount);
  setEntry(byCampaign, campaign, fresh);
  if (Object.keys(byCampaign).length > maxCampaigns) trimEntries(byCampaign, maxCampaigns, (count) => count.lastAtMs);
  return ownEntry(byCampaign, campaign) ?? fresh;
}
