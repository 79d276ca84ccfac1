import type { ExposureCount, Profile } from '@quen/protocol';
import { localDay } from '../../campaign/local-time.ts';
import type { FoldStep } from '../fold-step.ts';
import { ownEntry, setEntry, trimEntries } from '../own-entry.ts';
import type { Projection } from '../projection.ts';

const maxRecent = 50;
const maxDays = 35;
const maxCampaigns = 500;

/** What the person has seen, clicked and sent away, by campaign. A decision counts once, however often it is reported. */
export const exposures: Projection = {
  part: 'exposures',
  writes: ['exposures'],
  events: ['exposure', 'click', 'dismiss'],
  fold(profile, step) {
    const { decisionId, campaign, variant } = step.event.properties;
    if (typeof decisionId !== 'string' || typeof campaign !== 'string' || campaign === '__proto__') return;
    if (step.event.name === 'click') countOf(profile, campaign, step).clicks++;
    else if (step.event.name === 'dismiss') countOf(profile, campaign, step).dismissals++;
    else {
      const { recent } = profile.exposures;
      if (recent.some((seen) => seen.decisionId === decisionId)) return;
      const atMs = step.event.occurredAtMs;
      recent.push({ decisionId, campaign, variant: typeof variant === 'string' ? variant : '', atMs });
      if (recent.length > maxRecent) recent.shift();
      see(countOf(profile, campaign, step), profile.sessionCount, step);
    }
  },
};

function see(count: ExposureCount, sessionNumber: number, { event, shop }: FoldStep): void {
  count.total++;
  count.lastAtMs = Math.max(count.lastAtMs, event.occurredAtMs);
  if (count.sessionNumber !== sessionNumber) {
    count.sessionNumber = sessionNumber;
    count.inSession = 0;
  }
  count.inSession++;
  const day = String(localDay(shop.timeZone, event.occurredAtMs));
  count.byDay[day] = (count.byDay[day] ?? 0) + 1;
  // Day numbers are integer keys, which objects keep in ascending order: the first is the oldest.
  const days = Object.keys(count.byDay);
  for (let over = 0; over < days.length - maxDays; over++) delete count.byDay[days[over] ?? ''];
}

function countOf(profile: Profile, campaign: string, { event }: FoldStep): ExposureCount {
  const { byCampaign } = profile.exposures;
  const known = ownEntry(byCampaign, campaign);
  if (known !== undefined) return known;
  const fresh: ExposureCount = {
    total: 0,
    lastAtMs: event.occurredAtMs,
    sessionNumber: profile.sessionCount,
    inSession: 0,
    byDay: {},
    clicks: 0,
    dismissals: 0,
  };
  setEntry(byCampaign, campaign, fresh);
  if (Object.keys(byCampaign).length > maxCampaigns) trimEntries(byCampaign, maxCampaigns, (count) => count.lastAtMs);
  return ownEntry(byCampaign, campaign) ?? fresh;
}
