import { fromWallClock } from '@quen/engine';
import type { Enrichment } from './enrichment.ts';

/** Smaller differences are the network's, not the clock's. */
const skewToleranceMs = 5_000;
const futureToleranceMs = 60_000;
const lateAfterMs = 24 * 3_600_000;
/** A browser may have kept events while offline, but not for longer. */
const browserReachMs = 7 * 24 * 3_600_000;
/** No shop's history begins before 2000. */
const earliestMs = 946_684_800_000;
/** ISO 8601 without a zone, with a blank as databases write it. */
const zoneless = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?$/;

/**
 * When it happened. The sender's clock is corrected by `sentAt` against the time of arrival; what lies in the future is set to the
 * arrival, what lies too far back is bounded, and an absent or unreadable time is the arrival. Each is marked. A time that names no zone is the
 * shop's, whatever zone the machine is in.
 */
export const time: Enrichment = {
  name: 'time',
  enrich(draft, { timeZone }) {
    const { batch, envelope, flags } = draft;
    const { receivedAtMs } = batch;
    const said = readMoment(envelope.timestamp, timeZone);
    if (said === null) {
      flags.push('no_time');
      draft.occurredAtMs = receivedAtMs;
      return undefined;
    }
    let at = said;
    const sentAt = readMoment(envelope.sentAt ?? batch.sentAt, timeZone);
    if (sentAt !== null && Math.abs(receivedAtMs - sentAt) > skewToleranceMs) {
      at += receivedAtMs - sentAt;
      flags.push('skew_corrected');
    }
    if (at > receivedAtMs) {
      if (at > receivedAtMs + futureToleranceMs) flags.push('future');
      at = receivedAtMs;
    } else if (at < receivedAtMs - lateAfterMs && batch.source !== 'import') {
      flags.push('late');
      if (batch.source === 'browser') at = Math.max(at, receivedAtMs - browserReachMs);
    }
    draft.occurredAtMs = Math.round(Math.max(at, earliestMs));
    return undefined;
  },
};

/** Epoch milliseconds, or null when there is no readable time. Seconds since 1970 are told by their size. */
function readMoment(value: string | number | undefined, timeZone: string): number | null {
  if (value === undefined) return null;
  const moment = typeof value === 'number' ? value : parseText(value, timeZone);
  if (!Number.isFinite(moment) || moment <= 0) return null;
  return moment < 100_000_000_000 ? moment * 1000 : moment;
}

function parseText(text: string, timeZone: string): number {
  // Nearly all end so.
  if (text.endsWith('Z')) return Date.parse(text);
  const [, day, clock = '00:00'] = zoneless.exec(text) ?? [];
  if (day === undefined) return Date.parse(text);
  const local = Date.parse(`${day}T${clock}Z`);
  return Number.isFinite(local) ? fromWallClock(timeZone, local) : Number.NaN;
}
