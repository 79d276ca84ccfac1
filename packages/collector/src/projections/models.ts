import type { LoggedEvent } from '@quen/protocol';
import type { Recommender } from '@quen/recommender';
import { runBetweenRequests } from '../server/idle-work.ts';
import type { Log } from '../server/log.ts';
import type { Storage, StoredEvent } from '../storage/storage.ts';

export interface ModelsOptions {
  readonly recommender: Recommender;
  readonly storage: Storage;
  readonly profileOf: (identity: string) => string | Promise<string>;
  readonly now: () => number;
  readonly log: Log;
}

/** Keeps the recommender up with the log: learns what is folded a little later, and trains when enough is new. */
export interface Models {
  /** Notes a folded event; it is learned between requests, in order. */
  follow(event: LoggedEvent, profileId: string): void;
  /** Learns the log from where the models stopped up to `head`, in the background. */
  catchUp(head: number): void;
  /** Waits until all that was noted is learned and trained. */
  settle(): Promise<void>;
  stop(): Promise<void>;
  /** Events noted but not yet learned. */
  readonly lag: number;
}

const sliceMs = 2;
/** A training takes a third of one core at most, and comes at most this often. */
const trainRestMs = 4;
const trainEveryMs = 60_000;

export function createModels(options: ModelsOptions): Models {
  const { recommender, storage, log } = options;
  let waiting: [LoggedEvent, string][] = [];
  let learned = 0;
  let learnedWhenTrained = 0;
  let trainedAtMs = Number.NEGATIVE_INFINITY;
  let stopped = false;
  let hurry = false;
  let worker: Promise<void> | null = null;
  let backlog: Promise<void> = Promise.resolve();

  function wake(): void {
    if (worker !== null || stopped) return;
    worker = backlog.then(work).finally(() => {
      worker = null;
      if (waiting.length > 0) wake();
    });
  }

  async function work(): Promise<void> {
    while (waiting.length > 0 && !stopped) {
      const portion = waiting;
      waiting = [];
      // The further behind, the longer the slices: what waits is memory, and stale.
      const longer = hurry ? 50 : Math.min(20, sliceMs + portion.length / 1000);
      await runBetweenRequests(learnAll(portion), { sliceMs: longer, restMs: 0, stopped: () => stopped });
    }
    if (isTrainingDue()) await train();
  }

  function* learnAll(events: readonly [LoggedEvent, string][]): Generator<void> {
    for (const [event, profileId] of events) {
      learn(event, profileId);
      yield;
    }
  }

  function learn(event: LoggedEvent, profileId: string): void {
    try {
      recommender.learn(event, profileId);
    } catch (error) {
      log({ level: 'error', message: 'The models could not learn an event', position: event.position, fault: String(error) });
    }
    learned++;
  }

  function isTrainingDue(): boolean {
    const fresh = learned - learnedWhenTrained;
    return fresh > 0 && fresh >= learnedWhenTrained / 50 && performance.now() - trainedAtMs >= trainEveryMs;
  }

  async function train(): Promise<void> {
    learnedWhenTrained = learned;
    trainedAtMs = performance.now();
    await between(recommender.train(options.now()), trainRestMs);
  }

  function between(generator: Iterator<unknown, unknown, void>, restMs: number): Promise<boolean> {
    // Whoever waits for the end has no requests to protect.
    return runBetweenRequests(generator, { sliceMs: hurry ? 50 : sliceMs, restMs: hurry ? 0 : restMs, stopped: () => stopped });
  }

  async function learnLog(head: number): Promise<void> {
    let after = recommender.learnedPosition;
    while (after < head && !stopped) {
      const page = await storage.log.read({ after, upTo: head, limit: 500 });
      const last = page.at(-1);
      if (last === undefined) return;
      await between(learnAll(await withProfiles(page)), 0);
      after = last.position;
    }
  }

  async function withProfiles(events: readonly StoredEvent[]): Promise<[LoggedEvent, string][]> {
    const found: [LoggedEvent, string][] = [];
    for (const event of events) found.push([event, await options.profileOf(event.identity)]);
    return found;
  }

  return {
    follow(event, profileId) {
      waiting.push([event, profileId]);
      wake();
    },
    catchUp(head) {
      backlog = backlog.then(() => learnLog(head));
      wake();
    },
    async settle() {
      hurry = true;
      await backlog;
      while (worker !== null) await worker;
      if (learned > learnedWhenTrained) await train();
      hurry = false;
    },
    async stop() {
      stopped = true;
      await backlog;
      await worker;
    },
    get lag() {
      return waiting.length;
    },
  };
}
