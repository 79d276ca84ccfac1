import type { LogFolder } from '../profiles/fold-log.ts';
import { everythingUnsaved, type ProfileCache, type UnsavedDue } from '../profiles/profile-cache.ts';
import {
  type AppendOutcome,
  type CommitResult,
  type ConsentEntry,
  type DecisionRecord,
  type NewEvent,
  type NewRejectedEvent,
  OutcomeUnknown,
  type Storage,
  StorageUnavailable,
  type StoredEvent,
} from '../storage/storage.ts';

/** What one request wants written. */
export interface CommitWork {
  readonly events: readonly NewEvent[];
  readonly rejected: readonly NewRejectedEvent[];
  readonly consents: readonly ConsentEntry[];
}

export interface GroupCommitOptions {
  readonly storage: Storage;
  readonly cache: ProfileCache;
  readonly folder: LogFolder;
  readonly now: () => number;
  /** How long a profile may be ahead of its stored form. */
  readonly writeBehindMs: number;
  /** Told how long a transaction took, in milliseconds, and how many events it had. */
  readonly onCommit: (tookMs: number, events: number) => void;
  /** Told of an event that is in the log but in no profile: it could not be folded when this was made up for. */
  readonly onUnfolded: (position: number, error: unknown) => void;
}

/** Work that is in the log and folded, and can be read, though the disk may not have it yet. */
export interface FoldedWork {
  /** One for each event. */
  readonly outcomes: readonly AppendOutcome[];
  /** Resolves when it is durable; until then nobody outside may be told of it. @throws StorageUnavailable when the sender should try again. */
  readonly durable: Promise<void>;
}

/**
 * Joins the work of all requests that arrive together into one transaction, and folds it when it is in the log. Requests that arrive while
 * a transaction runs form the next one, so that the groups grow with the load and a lone request waits for nobody; while the disk is
 * asked to keep one, the next is written.
 */
export interface GroupCommit {
  /**
   * Resolves when the work is durable and folded: an outcome for each event.
   *
   * @throws StorageUnavailable when nothing was written and the sender should try again.
   */
  submit(work: CommitWork): Promise<readonly AppendOutcome[]>;
  /** The same, but resolves once the work is folded: an answer can be made while the disk is written. */
  begin(work: CommitWork): Promise<FoldedWork>;
  /** Written with the next transaction; may be lost in a crash. */
  note(decisions: DecisionRecord): void;
  /** Runs something that no transaction may run beside: it reads and writes profiles. */
  exclusively<Value>(work: () => Promise<Value>): Promise<Value>;
  /** Writes all that is waiting. */
  drain(): Promise<void>;
  /** Writes down profiles that have waited long enough, when no requests do it. */
  writeBehind(): Promise<void>;
  readonly waiting: number;
}

interface Waiting {
  readonly work: CommitWork;
  readonly resolve: (folded: FoldedWork) => void;
  readonly reject: (error: unknown) => void;
}

/** Profiles written with a transaction of events: enough to keep up, few enough not to hold it up, since each costs as much as ten events. */
const profilesPerCommit = 4;
/** And in one of their own: two or three milliseconds. */
const profilesAtOnce = 8;
/** The most events a restart should have to fold: a few seconds' work. */
const maxTail = 200_000;
/** Some ten milliseconds; what comes beyond is in the next. */
const maxEventsPerCommit = 1_000;
const maxWaitingEvents = 50_000;

/** The event at its place in the log. It is the same object: copying each would cost a tenth of all the rest. */
function atPosition(event: NewEvent & { position?: number }, position: number): StoredEvent {
  event.position = position;
  return event as StoredEvent;
}

export function createGroupCommit(options: GroupCommitOptions): GroupCommit {
  const { storage, cache, folder } = options;
  let queue: Waiting[] = [];
  /** Events that are queued, or written and not durable yet. */
  let waitingEvents = 0;
  /** Settles when all that is written is durable, or refused. */
  let lastSynced: Promise<void> = Promise.resolve();
  let decisions: DecisionRecord[] = [];
  let scheduled = false;
  let running: Promise<void> = Promise.resolve();
  /** How far the log is folded into stored profiles, as the store says. */
  let writtenCursor = -1;
  /** Whether the log may have more than is folded: something failed between the two. */
  let behind = false;

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    // After the poll phase: everything that has arrived by now is in the queue.
    setImmediate(() => {
      running = running.then(flush);
    });
  }

  async function flush(): Promise<void> {
    scheduled = false;
    const group = takeGroup();
    if (group.length === 0) return;
    try {
      await write(group);
    } catch (error) {
      if (error instanceof StorageUnavailable || group.length === 1) {
        for (const waiting of group) refuse(waiting, error);
      } else {
        // One of them is poisonous: each gets a transaction of its own, so that the others are not refused with it.
        for (const waiting of group) await write([waiting]).catch((cause: unknown) => refuse(waiting, cause));
      }
    }
    if (queue.length > 0) schedule();
  }

  function refuse({ work, reject }: Waiting, error: unknown): void {
    waitingEvents -= work.events.length;
    reject(error);
  }

  function takeGroup(): Waiting[] {
    let events = 0;
    let count = 0;
    while (count < queue.length && events < maxEventsPerCommit) events += queue[count++]?.work.events.length ?? 0;
    const group = count === queue.length ? queue : queue.slice(0, count);
    queue = count === queue.length ? [] : queue.slice(count);
    return group;
  }

  /** Writes and folds a group and lets its members go on, while the disk is asked to keep it. */
  async function write(group: readonly Waiting[]): Promise<void> {
    if (behind) await foldBehind();
    const works = group.map(({ work }) => work);
    const events = works.length === 1 ? (works[0]?.events ?? []) : works.flatMap((work) => work.events);
    const unsaved = cache.takeUnsaved(profilesPerCommit, dueNow(), folder.head);
    const noted = decisions;
    decisions = [];
    const startedAt = performance.now();
    let committed: CommitResult;
    try {
      committed = await storage.commit(
        {
          events,
          rejected: works.flatMap((work) => work.rejected),
          consents: works.flatMap((work) => work.consents),
          profiles: unsaved.profiles,
          decisions: noted,
          // Under load it stays where the oldest waiting profile holds it, and a page less is written.
          cursors: unsaved.cursor === writtenCursor ? {} : { profiles: unsaved.cursor },
        },
        'later',
      );
    } catch (error) {
      unsaved.restore();
      if (error instanceof OutcomeUnknown) behind = true;
      if (error instanceof StorageUnavailable) decisions = [...noted, ...decisions].slice(-10_000);
      throw error;
    }
    unsaved.written();
    writtenCursor = unsaved.cursor;
    const { outcomes, durable } = committed;
    const synced = durable.then(() => options.onCommit(performance.now() - startedAt, events.length));
    // The log has them from now on, so that they are folded whatever becomes of the answer; meanwhile the disk works.
    lastSynced = synced.catch(() => undefined);
    await foldAppended(events, outcomes);
    void lastSynced.then(() => {
      waitingEvents -= events.length;
    });
    let next = 0;
    for (const { work, resolve } of group) {
      const begin = next;
      next += work.events.length;
      resolve({ outcomes: group.length === 1 ? outcomes : outcomes.slice(begin, next), durable: synced });
    }
  }

  async function foldAppended(events: readonly NewEvent[], outcomes: readonly AppendOutcome[]): Promise<void> {
    const appended: StoredEvent[] = [];
    for (let index = 0; index < events.length; index++) {
      const event = events[index];
      const outcome = outcomes[index];
      if (event !== undefined && outcome?.status === 'appended') appended.push(atPosition(event, outcome.position));
    }
    try {
      await folder.fold(appended);
    } catch (error) {
      // Whatever it was: the rest of the group is in the log, and senders who send again are answered that it is there.
      behind = true;
      throw error;
    }
  }

  /** Folds what the log has beyond the newest folded event. Its senders were told to send again, and will hear that it is there already. */
  async function foldBehind(): Promise<void> {
    for (let after = folder.head; ; ) {
      const events = await storage.log.read({ after, limit: maxEventsPerCommit });
      if (events.length === 0) break;
      for (const event of events) {
        await folder.fold([event]).catch((error: unknown) => {
          if (error instanceof StorageUnavailable) throw error;
          // A poisonous event holds up nobody.
          options.onUnfolded(event.position, error);
        });
        after = event.position;
      }
    }
    behind = false;
  }

  function dueNow(): UnsavedDue {
    return { sinceMs: options.now() - options.writeBehindMs, position: folder.head - maxTail };
  }

  /** Writes a few of the profiles that are due; answers whether there may be more. */
  async function saveSome(due: UnsavedDue): Promise<boolean> {
    const unsaved = cache.takeUnsaved(profilesAtOnce, due, folder.head);
    const noted = decisions;
    if (unsaved.profiles.length === 0 && noted.length === 0) return false;
    decisions = [];
    let committed: CommitResult;
    try {
      const cursors = { profiles: unsaved.cursor };
      committed = await storage.commit({ profiles: unsaved.profiles, decisions: noted, cursors }, 'later');
    } catch (error) {
      unsaved.restore();
      decisions = [...noted, ...decisions];
      throw error;
    }
    unsaved.written();
    writtenCursor = unsaved.cursor;
    await committed.durable;
    return unsaved.profiles.length >= profilesAtOnce;
  }

  async function saveUnsaved(due: UnsavedDue): Promise<void> {
    // Requests have their turn between the portions.
    while (await exclusively(() => saveSome(due))) await new Promise((resolve) => setImmediate(resolve));
  }

  function exclusively<Value>(work: () => Promise<Value>): Promise<Value> {
    const result = running.then(work);
    running = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  }

  function begin(work: CommitWork): Promise<FoldedWork> {
    if (waitingEvents > maxWaitingEvents) {
      return Promise.reject(new StorageUnavailable('[ingest] More events are waiting than can be written soon.'));
    }
    return new Promise((resolve, reject) => {
      queue.push({ work, resolve, reject });
      waitingEvents += work.events.length;
      schedule();
    });
  }

  return {
    begin,
    submit: async (work) => {
      const { outcomes, durable } = await begin(work);
      await durable;
      return outcomes;
    },
    note: (record) => {
      decisions.push(record);
    },
    exclusively,
    drain: async () => {
      while (queue.length > 0 || scheduled) {
        await new Promise((resolve) => setImmediate(resolve));
        await running;
      }
      await lastSynced;
      await saveUnsaved(everythingUnsaved);
    },
    writeBehind: () => saveUnsaved(dueNow()),
    get waiting() {
      return waitingEvents;
    },
  };
}
