import { setTimeout } from 'node:timers/promises';
import type { LoggedEvent } from '@quen/protocol';
import { type Lesson, lessonOf, type Recommender } from '@quen/recommender';
import type { Log } from '../server/log.ts';
import { runBetweenRequests } from '../server/run-between-requests.ts';
import type { Storage, StoredEvent } from '../storage/storage.ts';
import { createLessonQueue } from './lesson-queue.ts';
import { createModelSnapshots } from './model-snapshots.ts';
import { collect, mustRestore } from './snapshot-work.ts';

export interface ModelsOptions {
  readonly recommender: Recommender;
  readonly storage: Storage;
  readonly profileOf: (identity: string) => string | Promise<string>;
  readonly now: () => number;
  readonly log: Log;
  /** Another recommender with the same options, which knows nothing. */
  readonly fresh: () => Recommender;
  /** Hands the catalogue over to it, step by step. */
  readonly fill: (recommender: Recommender) => Iterator<unknown, unknown, void>;
}

/** Keeps the recommender up with the log: learns what is folded a little later, also while it trains, which it does when enough is new. */
export interface Models {
  /** Notes a folded event; it is learned between requests, in order. */
  follow(event: LoggedEvent, profileId: string): void;
  /** Takes up the newest snapshot, then learns the log from there up to `head`, in the background, when the recommender has its products. */
  start(head: number, handOverProducts: () => Promise<void>): Promise<void>;
  /** Waits until all that was noted is learned and trained. */
  settle(): Promise<void>;
  /** Unlearns what was learned of these persons: all is learned again from the log, beside the present models, and then takes their place. */
  forget(profileIds: readonly string[]): void;
  /** Stops learning and writes a snapshot of what is learned. */
  stop(): Promise<void>;
  /** Events noted but not yet learned. */
  readonly lag: number;
}

const sliceMs = 2;
/** Learning rests so long between slices; many times longer while requests need the process, since what is not learned yet harms nobody. */
const learnRestMs = 1;
/** A training takes a third of one core at most, less while requests need it, and comes at most this often. */
const trainRestMs = 4;
const trainEveryMs = 60_000;
/** Nor before so many times as long as the last one took: a large shop's trainings would otherwise follow one on another. */
const trainPause = 4;
/** After the log could not be read. */
const retryMs = 1_000;
/** Events read from the log at once: a millisecond or two. */
const logPage = 200;

export function createModels(options: ModelsOptions): Models {
  const { recommender, storage, log } = options;
  const queue = createLessonQueue();
  const snapshots = createModelSnapshots(options);
  let learned = 0;
  let learnedWhenTrained = 0;
  let trainNotBeforeMs = Number.NEGATIVE_INFINITY;
  let stopped = false;
  /** How often somebody was to be forgotten, and up to which of these times all was learned anew without them. */
  let forgets = 0;
  let unlearned = 0;
  let hurry = false;
  /** Learns what was noted. */
  let worker: Promise<void> | null = null;
  /** Trains, or learns anew; both take minutes, and learning goes on meanwhile. */
  let background: Promise<void> | null = null;
  /** Learning waits while something takes the place of what was learned. */
  let paused = false;
  let backlog: Promise<void> = Promise.resolve();

  function wake(): void {
    if (worker !== null || paused || stopped) return;
    // Not in the midst of the events that are being folded, or a training would begin after the first of them.
    worker = backlog
      .then(() => new Promise(setImmediate))
      .then(work)
      .catch(complain)
      .finally(() => {
        worker = null;
        if (!queue.isEmpty) wake();
      });
  }

  /** What could not be read is in the log still. */
  async function complain(error: unknown): Promise<void> {
    log({ level: 'warn', message: 'The models could not read the log; it is tried again', fault: String(error) });
    if (!stopped) await setTimeout(retryMs);
  }

  async function work(): Promise<void> {
    while (!queue.isEmpty && !stopped) {
      const portion = queue.take();
      if (portion.length > 0) await between(learnAll(portion), learnRestMs);
      else await learnLeft();
    }
    if (isUnlearningDue() || isTrainingDue()) inBackground();
    if (snapshots.isDue) await save();
  }

  /** Trains, or learns anew where that is due, unless either is under way. */
  function inBackground(): void {
    if (background !== null || stopped) return;
    background = (isUnlearningDue() ? learnAnew() : train()).then(
      () => {
        background = null;
        // Somebody was to be forgotten meanwhile: a training has given way to it.
        if (isUnlearningDue()) inBackground();
      },
      (error: unknown) => {
        background = null;
        log({ level: 'error', message: 'The models could not be trained; they are when more is learned', fault: String(error) });
      },
    );
  }

  /** Learns what was left in the log, and what is left there meanwhile, so that the order holds. */
  async function learnLeft(): Promise<void> {
    for (let from = recommender.learnedPosition; queue.leftInLog > 0 && !stopped; ) {
      const upTo = queue.leftInLog;
      await learnLog(upTo, recommender, from);
      from = upTo;
      queue.readUpTo(upTo);
    }
  }

  async function restore(head: number): Promise<void> {
    const known = await snapshots.restore(head);
    // Trained already on what it knows: only what comes on top makes a training due, or every restart would begin with one.
    if (known !== undefined && recommender.modelVersion !== 'untrained') learned = learnedWhenTrained = known;
  }

  /** Not while somebody in it is to be forgotten. */
  async function save(): Promise<void> {
    if (!isUnlearningDue()) await snapshots.save();
  }

  function* learnAll(lessons: readonly [Lesson, string][], learner: Recommender = recommender): Generator<void> {
    for (const [lesson, profileId] of lessons) {
      learn(lesson, profileId, learner);
      if (learner === recommender) learned++;
      yield;
    }
  }

  function learn(lesson: Lesson, profileId: string, learner: Recommender): void {
    try {
      learner.learnLesson(lesson, profileId);
    } catch (error) {
      log({ level: 'error', message: 'The models could not learn an event', position: lesson.position, fault: String(error) });
    }
  }

  function isUnlearningDue(): boolean {
    return unlearned < forgets;
  }

  function isTrainingDue(): boolean {
    return learned > learnedWhenTrained && learned >= learnedWhenTrained * 1.02 && performance.now() >= trainNotBeforeMs;
  }

  async function train(): Promise<void> {
    learnedWhenTrained = learned;
    const beganMs = performance.now();
    trainNotBeforeMs = beganMs + trainEveryMs;
    await between(recommender.train(options.now()), trainRestMs, () => stopped || isUnlearningDue());
    trainNotBeforeMs = Math.max(trainNotBeforeMs, performance.now() + trainPause * (performance.now() - beganMs));
  }

  function between(generator: Iterator<unknown, unknown, void>, restMs: number, ends = () => stopped): Promise<boolean> {
    // Whoever waits for the end has no requests to protect.
    const pace = {
      get sliceMs() {
        return hurry ? 50 : sliceMs;
      },
      get restMs() {
        return hurry ? 0 : restMs;
      },
      stopped: ends,
    };
    return runBetweenRequests(generator, pace);
  }

  /** Learns the log anew into another recommender and takes over what it has learned; requests are answered from the old one until then. */
  async function learnAnew(): Promise<void> {
    const upTo = forgets;
    if (recommender.learnedPosition > 0) {
      const successor = options.fresh();
      await between(options.fill(successor), 0);
      await learnLog(recommender.learnedPosition, successor);
      await between(successor.train(options.now()), trainRestMs);
      // Stopped halfway: the old snapshot is gone, so that the next start learns the log.
      if (!(await replaceLearned(successor))) return;
      learnedWhenTrained = learned;
      snapshots.outdate();
    }
    unlearned = upTo;
  }

  async function replaceLearned(successor: Recommender): Promise<boolean> {
    paused = true;
    try {
      // It waits for the start's own learning as well.
      await worker;
      // What came while it was trained.
      await learnLog(recommender.learnedPosition, successor);
      const chunks: Uint8Array[] = [];
      await between(collect(successor.snapshot(), chunks), 0);
      return await between(mustRestore(recommender, chunks), 0);
    } finally {
      paused = false;
      // Only where there is something to learn: what failed just now would be begun again at once, and for ever.
      if (!queue.isEmpty) wake();
    }
  }

  async function learnLog(head: number, learner: Recommender = recommender, from = learner.learnedPosition): Promise<void> {
    for (let after = from; after < head && !stopped; ) {
      const page = await storage.log.read({ after, upTo: head, limit: logPage });
      const last = page.at(-1);
      if (last === undefined) return;
      await between(learnAll(await withProfiles(page), learner), learnRestMs);
      after = last.position;
    }
  }

  async function withProfiles(events: readonly StoredEvent[]): Promise<[Lesson, string][]> {
    const found: [Lesson, string][] = [];
    for (const event of events) {
      const profileId = options.profileOf(event.identity);
      found.push([lessonOf(event), typeof profileId === 'string' ? profileId : await profileId]);
    }
    return found;
  }

  return {
    follow(event, profileId) {
      queue.add(event, profileId);
      wake();
    },
    async start(head, handOverProducts) {
      await restore(head);
      backlog = handOverProducts()
        .then(() => learnLog(head))
        .catch((error: unknown) => {
          // In order: what has come meanwhile is after it.
          queue.leave(head);
          return complain(error);
        });
      wake();
    },
    async settle() {
      hurry = true;
      await backlog;
      while (worker !== null || background !== null || (learned > learnedWhenTrained && !stopped)) {
        if (worker === null) inBackground();
        await (worker ?? background);
      }
      hurry = false;
    },
    forget(profileIds) {
      queue.forget(new Set(profileIds));
      forgets++;
      inBackground();
    },
    async stop() {
      stopped = true;
      await backlog;
      await worker;
      await background;
      await save();
    },
    get lag() {
      return queue.lag(recommender.learnedPosition);
    },
  };
}
