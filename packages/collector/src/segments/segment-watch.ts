import { segmentChanges } from '@quen/engine';
import type { EventEnvelope, Profile } from '@quen/protocol';
import type { CurrentRules } from '../decisions/current-rules.ts';
import type { Ingest } from '../ingest/ingest.ts';
import { messageIdOf } from '../ingest/message-id-of.ts';
import type { LogFolder } from '../profiles/fold-log.ts';
import type { Log } from '../server/log.ts';
import type { Storage } from '../storage/storage.ts';
import type { ProfileTimer } from '../storage/timer-store.ts';

export interface SegmentWatchOptions {
  readonly storage: Storage;
  readonly folder: LogFolder;
  readonly rules: CurrentRules;
  readonly ingest: Ingest;
  readonly now: () => number;
  readonly log: Log;
}

/**
 * Keeps profiles' segments up to date: after events, when time alone changes them, and when the rules change. Entering and leaving are events
 * of the log (`segment_entered`, `segment_left`), so that they can start something, and a replay knows them.
 */
export interface SegmentWatch {
  /** Notes that something was folded into a profile; it is looked at between requests. */
  note(profileId: string): void;
  /** Looks at profiles whose time has come, and sets the clock for the next. What fails is tried again later. */
  lookAtDue(): Promise<void>;
  /** Looks at every profile, if the segments are others than when it was last done. */
  lookAtAll(): Promise<void>;
  /** Waits until all that was noted has been looked at. */
  settle(): Promise<void>;
  /** What has not been looked at is due at the next start. */
  stop(): Promise<void>;
}

/** Profiles looked at before requests have their turn. */
const portion = 50;
/** Of timers: after a long stop thousands may be due at once. */
const duePortion = 500;
/** What failed is tried again so much later. */
const retryMs = 30_000;
/** setTimeout takes no longer ones. */
const longestTimeoutMs = 2 ** 31 - 1;
const snapshotName = 'segments';

export function createSegmentWatch(options: SegmentWatchOptions): SegmentWatch {
  const { storage, folder, rules, log } = options;
  const noted = new Set<string>();
  /** Could be neither looked at nor put back among the timers: a fault of the store. */
  const left = new Set<string>();
  let stopped = false;
  let running: Promise<void> | null = null;
  let clock: ReturnType<typeof setTimeout> | null = null;
  let clockAtMs = Number.POSITIVE_INFINITY;

  function note(profileId: string): void {
    if (stopped || rules.compiled.segments.ids.length === 0) return;
    noted.add(profileId);
    running ??= work().finally(() => {
      running = null;
    });
  }

  async function work(): Promise<void> {
    while (noted.size > 0 && !stopped) {
      await new Promise((resolve) => setImmediate(resolve));
      const some: string[] = [];
      for (const id of noted) {
        if (some.length === portion) break;
        some.push(id);
        noted.delete(id);
      }
      try {
        await lookAt(some);
      } catch (error) {
        log({ level: 'warn', message: 'Segments could not be brought up to date; it is tried again', fault: String(error) });
        await putBack(some);
      }
    }
  }

  /** Due timers have been taken out, and an event is noted once: without this they would not be looked at before the next event. */
  async function putBack(profileIds: readonly string[]): Promise<void> {
    if (profileIds.length === 0) return;
    const atMs = options.now() + retryMs;
    try {
      await storage.timers.set(profileIds.map((profileId) => ({ profileId, atMs })));
    } catch {
      for (const id of profileIds) left.add(id);
    }
    setClock(atMs);
  }

  async function lookAt(profileIds: readonly string[]): Promise<void> {
    const { segments, shop } = rules.compiled;
    const nowMs = options.now();
    const events: EventEnvelope[] = [];
    const timers: ProfileTimer[] = [];
    for (const profileId of profileIds) {
      const entry = await folder.readProfile(profileId);
      if (entry === undefined) continue;
      const { segments: members, nextChangeAtMs } = segments.membershipOf(entry.profile, shop, nowMs);
      events.push(...changesOf(entry.profile, members, entry.position));
      if (Number.isFinite(nextChangeAtMs)) timers.push({ profileId, atMs: nextChangeAtMs });
    }
    if (timers.length > 0) {
      await storage.timers.set(timers);
      setClock(timers.reduce((soonest, { atMs }) => Math.min(soonest, atMs), clockAtMs));
    }
    if (events.length > 0) {
      await options.ingest({ events, source: 'system', provenUserId: null, consent: {}, receivedAtMs: nowMs });
    }
  }

  function setClock(atMs: number): void {
    if (atMs >= clockAtMs && clock !== null) return;
    if (clock !== null) clearTimeout(clock);
    clockAtMs = atMs;
    if (!Number.isFinite(atMs) || stopped) return;
    clock = setTimeout(() => void lookAtDue(), Math.min(longestTimeoutMs, Math.max(0, atMs - options.now())));
    clock.unref();
  }

  async function lookAtDue(): Promise<void> {
    if (clock !== null) clearTimeout(clock);
    clock = null;
    clockAtMs = Number.POSITIVE_INFINITY;
    try {
      await lookAtTimers();
    } catch (error) {
      log({ level: 'warn', message: 'Timers of segments could not be read; it is tried again', fault: String(error) });
      setClock(options.now() + retryMs);
    }
  }

  async function lookAtTimers(): Promise<void> {
    for (const profileId of left) note(profileId);
    left.clear();
    for (;;) {
      if (stopped) return;
      const due = await storage.timers.takeDue(options.now(), duePortion);
      for (const { profileId } of due) note(profileId);
      if (running !== null) await running;
      if (due.length < duePortion) break;
    }
    setClock((await storage.timers.soonest()) ?? Number.POSITIVE_INFINITY);
  }

  async function lookAtAll(): Promise<void> {
    const wanted = JSON.stringify(rules.compiled.source.segments);
    const seen = await storage.snapshots.read(snapshotName);
    if (seen !== undefined && Buffer.concat(seen.chunks).toString() === wanted) return;
    for (let after = ''; !stopped; ) {
      const page = await storage.profiles.list(after, portion);
      const last = page.at(-1);
      if (last === undefined) break;
      await lookAt(page.map(({ profile }) => profile.id));
      after = last.profile.id;
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (stopped) return;
    await storage.snapshots.save({
      name: snapshotName,
      position: folder.head,
      savedAtMs: options.now(),
      chunks: [Buffer.from(wanted)],
    });
  }

  return {
    note,
    lookAtDue,
    lookAtAll,
    settle: async () => {
      while (running !== null) await running;
    },
    stop: async () => {
      stopped = true;
      if (clock !== null) clearTimeout(clock);
      await running;
      await putBack([...left, ...noted]);
    },
  };
}

/** Entering and leaving as events of the person, named so that the same change is told once. */
function changesOf(profile: Profile, members: readonly string[], position: number): EventEnvelope[] {
  const [userId] = profile.identity.userIds;
  const [anonymousId] = profile.identity.anonymousIds;
  if (userId === undefined && anonymousId === undefined) return [];
  const { entered, left } = segmentChanges(profile.segments, members);
  const toEvent =
    (name: string) =>
    (segmentId: string): EventEnvelope => ({
      messageId: messageIdOf(name, segmentId, profile.id, position),
      name,
      properties: { segmentId },
      ...(userId === undefined ? { anonymousId: anonymousId ?? '' } : { userId }),
    });
  return [...entered.map(toEvent('segment_entered')), ...left.map(toEvent('segment_left'))];
}
