import type { FrequencyCap, Profile } from '@quen/protocol';
import { ownEntry } from '../profile/own-entry.ts';
import { sessionTimeoutMs } from '../profile/projections/session.ts';
import { localDay, weekdayOf } from './local-time.ts';

/** How often a person has seen a campaign in the span of a cap that is going on. A session that has run out counts as over. */
export function countExposures(
  profile: Profile,
  campaignId: string,
  per: FrequencyCap['per'],
  timeZone: string,
  nowMs: number,
): number {
  const count = ownEntry(profile.exposures.byCampaign, campaignId);
  if (count === undefined) return 0;
  if (per === 'lifetime') return count.total;
  if (per === 'session') {
    const { session } = profile;
    const over = session === null || nowMs - session.lastEventAtMs > sessionTimeoutMs;
    return over || count.sessionNumber !== profile.sessionCount ? 0 : count.inSession;
  }
  const today = localDay(timeZone, nowMs);
  if (per === 'day') return count.byDay[today] ?? 0;
  let seen = 0;
  for (let day = today - weekdayOf(today); day <= today; day++) seen += count.byDay[day] ?? 0;
  return seen;
}
