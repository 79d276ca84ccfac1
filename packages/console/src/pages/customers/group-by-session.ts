import { type LoggedEvent, sessionTimeoutMs } from '@quen/protocol';

/** A visit, or what happened without one (orders from the shop's server, the console …). */
export interface SessionGroup {
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  /** False where nobody was there: segments that time moved, orders and offers told by the shop's server. */
  readonly isVisit: boolean;
  /** Newest first. */
  readonly events: readonly LoggedEvent[];
}

/** What happens without the person: told by the shop, or by time. */
const withoutPerson: ReadonlySet<string> = new Set([
  'segment_entered',
  'segment_left',
  'offer_reserved',
  'offer_redeemed',
  'offer_released',
  'order_cancelled',
  'refund',
  'identity_split',
]);

function isOfVisitor({ name, source }: LoggedEvent): boolean {
  return !withoutPerson.has(name) && (name !== 'purchase' || source === 'browser');
}

/** Splits a timeline, newest first, wherever nothing happened for half an hour. */
export function groupBySession(timeline: readonly LoggedEvent[]): SessionGroup[] {
  const ordered = [...timeline].sort((left, right) => right.occurredAtMs - left.occurredAtMs);
  const groups: LoggedEvent[][] = [];
  for (const event of ordered) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group && before && before.occurredAtMs - event.occurredAtMs <= sessionTimeoutMs) group.push(event);
    else groups.push([event]);
  }
  return groups.map((events) => ({
    startedAtMs: events.at(-1)?.occurredAtMs ?? 0,
    endedAtMs: events[0]?.occurredAtMs ?? 0,
    isVisit: events.some(isOfVisitor),
    events,
  }));
}
