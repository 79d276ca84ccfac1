import type { EventEnvelope } from '@quen/protocol';
import { createMessageId } from '../identity/message-id.ts';
import { local, session } from '../storage/page-storage.ts';
import { type PostOutcome, post } from './post.ts';

/** What all events of one page view have in common. Sent once a batch; events of another origin in the batch carry their own. */
export interface EventOrigin {
  anonymousId?: string | undefined;
  userId?: string | undefined;
  context?: EventEnvelope['context'] | undefined;
}

/** Events on their way to the collector. */
export interface EventQueue {
  add(event: EventEnvelope, from: EventOrigin): void;
  /**
   * Sends what is waiting of the latest origin (at most one request's worth) with the body of a question. What is not taken this way goes its own.
   */
  ask(url: string, body: object): Promise<PostOutcome>;
  /** Sends what is waiting now. */
  flush(): void;
  /** Forgets what is in memory; who removes the stored keys removes the rest. */
  clear(): void;
}

export interface EventQueueOptions {
  /** Address of `POST /v1/events` with its key. */
  readonly url: string;
  /** Whether events may be stored and sent now; they wait in memory meanwhile. */
  readonly isAllowed: () => boolean;
  /** Fields for every batch beside its events. */
  readonly envelope: () => object;
}

interface Entry {
  readonly event: EventEnvelope;
  readonly from: EventOrigin;
  isFlying?: boolean;
}

const mostKept = 2000;
const mostInBatch = 100;
const batchWindowMs = 1000;
const longestWaitMs = 60_000;
/** Another tab's queue is taken over when it has been still for this long. */
const abandonedAfterMs = 30_000;

/**
 * Makes the queue: events are written to `localStorage` within a moment of being added, leave it only when the collector has taken
 * them, and are found again by the next page of the tab, or by any page once their own has been still for a while. Sent twice is
 * counted once, by message id.
 */
export function createEventQueue({ url, isAllowed, envelope }: EventQueueOptions): EventQueue {
  const key = `q${createMessageId()}`;
  const before = session.read('tab');
  let entries: Entry[] = [];
  let failures = 0;
  let flushTimer = 0;
  let isStoreDue = false;

  for (const name of local.names()) {
    const { at, events = [], ...from } = (local.read(name) || {}) as { at?: number; events?: EventEnvelope[] };
    if (name[0] === 'q' && (name === before || !(Date.now() - Number(at) < abandonedAfterMs))) {
      entries.push(...events.map((event) => ({ event, from })));
      local.write(name);
    }
  }
  session.write('tab', key);
  if (entries[0]) storeSoon();

  /** What the last event's origin says stands for all; the others say what is theirs. */
  function bodyOf(list: readonly Entry[]): object {
    const { from = {} } = list[list.length - 1] || {};
    return { ...from, events: list.map((one) => (one.from === from ? one.event : { ...one.from, ...one.event })) };
  }

  function store(): void {
    isStoreDue = false;
    if (isAllowed()) local.write(key, entries[0] && { at: Date.now(), ...bodyOf(entries) });
  }

  function storeSoon(): void {
    if (!isStoreDue) setTimeout(store);
    isStoreDue = true;
  }

  function flushIn(delayMs: number): void {
    clearTimeout(flushTimer);
    flushTimer = window.setTimeout(flush, delayMs);
  }

  async function send(to: string, body?: object): Promise<PostOutcome> {
    // A question takes along what belongs to its own page; what an earlier page left goes by itself.
    const latest = entries[entries.length - 1]?.from;
    const batch = isAllowed()
      ? waiting()
          .filter((entry) => !body || entry.from === latest)
          .slice(0, mostInBatch)
      : [];
    for (const entry of batch) entry.isFlying = true;
    const outcome = await post(to, { ...body, ...envelope(), ...bodyOf(batch), sentAt: Date.now() });
    for (const entry of batch) entry.isFlying = false;
    // A refused question does not refuse its events: they go their own way.
    if (outcome.answer || !(outcome.isTransient || body)) {
      failures = 0;
      entries = entries.filter((entry) => !batch.includes(entry));
      storeSoon();
      // One batch at a time, so that a thousand events hold nothing up.
      if (waiting()[0]) flushIn(waiting()[mostInBatch - 1] ? 0 : batchWindowMs);
    } else if (entries[0]) {
      // Half of each wait is drawn, so that a shop's visitors do not come back in one wave.
      const waitMs = Math.min(longestWaitMs, 1000 * 2 ** failures++) * (0.5 + Math.random() / 2);
      flushIn(Math.max(outcome.waitMs, waitMs));
    }
    return outcome;
  }

  function waiting(): Entry[] {
    return entries.filter((entry) => !entry.isFlying);
  }

  function flush(most = 1): void {
    flushTimer = 0;
    while (most-- && isAllowed() && waiting()[0]) send(url);
  }

  return {
    add(event, from) {
      entries.push({ event, from });
      if (entries.length > mostKept) entries.shift();
      storeSoon();
      if (!flushTimer) flushIn(batchWindowMs);
    },
    ask: send,
    flush() {
      store();
      flush(mostKept / mostInBatch);
    },
    clear() {
      entries = [];
    },
  };
}
