import type { DecidePage, EventEnvelope, EventsResponse } from '@quen/protocol';
import { createMessageId } from '../identity/message-id.ts';
import { soon } from '../soon.ts';
import { local, session } from '../storage/page-storage.ts';

/** What all events of one page view have in common; sent once a batch. */
export interface EventOrigin {
  userId?: string | undefined;
  page?: DecidePage | undefined;
  context?: EventEnvelope['context'] | undefined;
}

/** Events on their way to the collector. */
export interface EventQueue {
  put(event: EventEnvelope, from: EventOrigin): void;
  /** Sends the first waiting batch of the latest origin with the body of a question; answers the answer, when there was one. */
  ask(url: string, body: object): Promise<unknown>;
  /** Sends what is waiting now. */
  flush(): void;
  /** Forgets what is in memory; who removes the stored keys removes the rest. */
  clear(): void;
}

/** Events of one origin: what one request carries. */
interface Batch {
  readonly from: EventOrigin;
  readonly events: EventEnvelope[];
}

const mostInBatch = 100;
const mostBatches = 20;
const batchWindowMs = 1000;
const longestWaitMs = 60_000;
/** Another tab's queue is taken over when it has been still for this long. */
const abandonedAfterMs = 30_000;

/**
 * Makes the queue: events are written to `localStorage` within a moment of being added, leave it only when the collector has taken
 * them, and are found again by the next page of the tab, or by any page once their own has been still for a while. Sent twice is
 * counted once, by message id.
 *
 * Requests are JSON as `text/plain`, which a browser sends to another origin without a preflight. Small ones are sent with
 * `keepalive`, so that they outlive the page; browsers allow 64 kB of those in flight.
 *
 * @param url Address of `POST /v1/events` with its key.
 * @param isAllowed Whether events may be stored and sent now; they wait in memory meanwhile.
 * @param envelope Fields for every request beside its events.
 */
export const createEventQueue = (url: string, isAllowed: () => unknown, envelope: () => object): EventQueue => {
  const key = `q${createMessageId()}`;
  let batches: Batch[] = [];
  const flying = new Set<Batch | undefined>();
  let failures = 0;
  let flushTimer: ReturnType<typeof setTimeout> | 0 | undefined;
  let isStoreDue: boolean | undefined;

  const store = (): void => {
    isStoreDue = false;
    local.write(key, batches[0] && [Date.now(), ...batches]);
  };

  const storeSoon = (): void => {
    if (!isStoreDue) soon(store);
    isStoreDue = true;
  };

  const flushIn = (delayMs: number): void => {
    clearTimeout(flushTimer);
    flushTimer = setTimeout(() => {
      flushTimer = 0;
      // One batch at a time, so that a thousand events hold nothing up.
      const [next] = waiting();
      if (next) send(next);
    }, delayMs);
  };

  const send = async (batch?: Batch, to = url, question?: object): Promise<unknown> => {
    let answer: unknown;
    let isRefused: boolean | undefined;
    let waitMs = 0;
    flying.add(batch);
    try {
      const { from, events } = batch || {};
      const body = JSON.stringify({ ...question, ...from, ...envelope(), events, sentAt: Date.now() });
      // Browsers note who makes a request: with nothing else on the stack, that is soon done.
      await 0;
      const response = await fetch(to, { method: 'POST', body, keepalive: body.length < 30_000 });
      waitMs = (response.headers.get('Retry-After') as unknown as number) * 1000 || 0;
      // A refused question does not refuse its events: they go their own way.
      isRefused = !question && response.status < 500 && response.status !== 429;
      if (response.ok) answer = await response.json();
    } catch {}
    flying.delete(batch);
    // What it tells of the page goes along from now on.
    Object.assign(batch?.from.page || {}, (answer as EventsResponse | undefined)?.page);
    if (answer || isRefused) {
      failures = 0;
      batches = batches.filter((one) => one !== batch);
      storeSoon();
      const [next, more] = waiting();
      if (next) flushIn(more ? 0 : batchWindowMs);
    } else if (batches[0]) {
      // Half of each wait is drawn, so that a shop's visitors do not come back in one wave.
      flushIn(Math.max(waitMs, (Math.min(longestWaitMs, 1000 * 2 ** failures++) * (1 + Math.random())) / 2));
    }
    return answer;
  };

  const waiting = (): Batch[] => {
    return isAllowed() ? batches.filter((batch) => !flying.has(batch)) : [];
  };

  // The browser opens each storage slowly: what other pages left is looked for once the first request is on its way.
  soon(() => {
    const before = session.read('tab');
    for (const name of local.names()) {
      if (name[0] !== 'q' || name === key) continue;
      const [atMs, ...kept] = (local.read(name) || []) as [number, ...Batch[]];
      if (name === before || !(Date.now() - atMs < abandonedAfterMs)) {
        batches.unshift(...kept);
        local.write(name);
      }
    }
    session.write('tab', key);
    storeSoon();
    if (!flushTimer) flushIn(batchWindowMs);
  });

  return {
    put(event, from) {
      let last = batches.at(-1);
      if (last?.from !== from || flying.has(last) || last.events[mostInBatch - 1]) {
        last = { from, events: [] };
        batches.push(last);
      }
      last.events.push(event);
      if (batches[mostBatches]) batches.shift();
      storeSoon();
      if (!flushTimer) flushIn(batchWindowMs);
    },
    ask(to, question) {
      const latest = batches.at(-1)?.from;
      return send(
        waiting().find((batch) => batch.from === latest),
        to,
        question,
      );
    },
    flush() {
      store();
      for (const batch of waiting()) send(batch);
    },
    clear() {
      batches = [];
    },
  };
};
