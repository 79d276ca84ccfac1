import { type ExposureCount, type FrequencyCap, type Profile, sessionTimeoutMs } from '@quen/protocol';
import { localDay, weekdayOf } from './local-time.ts';

/** How many of a campaign's exposures to a person fall in the span of a cap that is going on. A session that has run out is over. */
export function countExposures(
  count: ExposureCount | undefined,
  profile: Profile,
  per: FrequencyCap['per'],
  timeZone: string,
  nowMs: number,
): number {
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
