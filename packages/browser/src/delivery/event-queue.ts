import type { EventEnvelope } from '@quen/protocol';
import { createMessageId } from '../identity/message-id.ts';
import type { PageStorage } from '../storage/page-storage.ts';
import { post } from './post.ts';

/** What all events of one page view have in common. Sent once a batch; events of another origin in the batch carry their own. */
export interface EventOrigin {
  anonymousId?: string;
  userId?: string;
  context: EventEnvelope['context'] & {};
}

/** An event and where it belongs. */
export interface QueuedEvent {
  readonly event: EventEnvelope;
  readonly origin: EventOrigin;
}

/** Events on their way to the collector. */
export interface EventQueue {
  add(event: EventEnvelope, origin: EventOrigin): void;
  /** Takes what is waiting (at most one request's worth) for a request of the caller's, who must {@link settle} it. */
  take(): QueuedEvent[];
  /** Tells what became of events taken: done with, or to be sent again. */
  settle(events: readonly QueuedEvent[], done: boolean, retryAfterMs: number): void;
  /** Sends what is waiting now. */
  flush(): void;
  /** Forgets everything, stored events too. */
  clear(): void;
}

export interface EventQueueOptions {
  /** Address of `POST /v1/events` with its key. */
  readonly url: string;
  readonly local: PageStorage;
  readonly session: PageStorage;
  /** Whether events may be stored and sent now; they wait in memory meanwhile. */
  readonly isAllowed: () => boolean;
  /** Fields for every batch beside its events. */
  readonly envelope: () => object;
}

const mostKept = 2000;
const mostInBatch = 200;
const mostCharacters = 30_000;
const batchWindowMs = 1000;
/** Another tab's queue is taken over when it has been still for this long. */
const abandonedAfterMs = 30_000;

/** The body's share that depends on the events: what the last one's origin says, and the others' differences. */
export function batchOf(events: readonly QueuedEvent[]): object {
  const common = events[events.length - 1]?.origin;
  return {
    ...common,
    sentAt: Date.now(),
    events: events.map(({ event, origin }) => (origin === common ? event : { ...event, ...origin })),
  };
}

/**
 * Makes the queue: events are written to `localStorage` within a moment of being added, leave it only when the collector has taken
 * them, and are found again by the next page of the tab, or by any page once their own has been still for a while. Sent twice is
 * counted once, by message id.
 */
export function createEventQueue(options: EventQueueOptions): EventQueue {
  const { local, session } = options;
  const key = `q.${createMessageId()}`;
  const flying = new Set<QueuedEvent>();
  let events: QueuedEvent[] = adopt();
  let failures = 0;
  let flushTimer: number | undefined;
  let storeTimer: number | undefined;

  function adopt(): QueuedEvent[] {
    const mine = session.read('tab');
    session.write('tab', key);
    const found: QueuedEvent[] = [];
    for (const name of local.keys()) {
      if (!name.startsWith('q.')) continue;
      const stored = local.read(name) as { at: number; groups: [EventOrigin, EventEnvelope[]][] } | null | undefined;
      if (name !== mine && stored && Math.abs(Date.now() - stored.at) < abandonedAfterMs) continue;
      if (Array.isArray(stored?.groups)) {
        for (const [origin, list] of stored.groups) for (const event of list) found.push({ event, origin });
      }
      local.write(name, undefined);
    }
    return found;
  }

  function store(): void {
    clearTimeout(storeTimer);
    storeTimer = undefined;
    if (!options.isAllowed()) return;
    const groups: [EventOrigin, EventEnvelope[]][] = [];
    for (const { event, origin } of events) {
      const last = groups[groups.length - 1];
      if (last && last[0] === origin) last[1].push(event);
      else groups.push([origin, [event]]);
    }
    local.write(key, groups.length > 0 ? { at: Date.now(), groups } : undefined);
  }

  function schedule(delayMs: number): void {
    clearTimeout(flushTimer);
    flushTimer = setTimeout(flush, delayMs) as unknown as number;
  }

  function take(): QueuedEvent[] {
    if (!options.isAllowed()) return [];
    let batch = events.filter((event) => !flying.has(event)).slice(0, mostInBatch);
    while (batch.length > 1 && JSON.stringify(batchOf(batch)).length > mostCharacters) {
      batch = batch.slice(0, batch.length >> 1);
    }
    for (const event of batch) flying.add(event);
    return batch;
  }

  function settle(batch: readonly QueuedEvent[], done: boolean, retryAfterMs: number): void {
    for (const event of batch) flying.delete(event);
    if (done) {
      failures = 0;
      events = events.filter((event) => !batch.includes(event));
      store();
      if (events.length > flying.size) schedule(0);
    } else if (events.length > 0) {
      // Half of each wait is drawn, so that a shop's visitors do not come back in one wave.
      const backoffMs = Math.min(60_000, 1000 * 2 ** failures++);
      schedule(Math.max(retryAfterMs, backoffMs / 2 + (Math.random() * backoffMs) / 2));
    }
  }

  function flush(): boolean {
    clearTimeout(flushTimer);
    flushTimer = undefined;
    const batch = take();
    if (batch.length === 0) return false;
    const body = JSON.stringify({ ...options.envelope(), ...batchOf(batch) });
    post(options.url, body).then((outcome) => settle(batch, outcome.settled, outcome.retryAfterMs));
    return true;
  }

  if (events.length > 0) storeTimer = setTimeout(store, 0) as unknown as number;

  return {
    add(event, origin) {
      events.push({ event, origin });
      if (events.length > mostKept) events.shift();
      storeTimer ??= setTimeout(store, 0) as unknown as number;
      if (flushTimer === undefined) schedule(batchWindowMs);
    },
    take,
    settle,
    flush() {
      store();
      while (flush());
    },
    clear() {
      events = [];
      for (const name of local.keys()) if (name.startsWith('q.')) local.write(name, undefined);
    },
  };
}
