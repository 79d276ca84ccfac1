import type { LoggedEvent } from '@quen/protocol';
import type { Log } from '../server/log.ts';
import type { Storage } from '../storage/storage.ts';
import { createReportFold, type ReportFold, type ReportSettings } from './report-fold.ts';

export interface ReportsOptions {
  readonly storage: Storage;
  /** The settings in force; when they change, the report is counted anew. */
  readonly settings: () => ReportSettings;
  readonly log: Log;
}

/**
 * Keeps the reports' tables up with the log. Events are counted from memory as they are folded, and what they change is written a few thousand
 * rows at a time; what memory lacks is read from the log. A restart goes on where the store stopped.
 */
export interface Reports {
  /** Notes an event that the log has, in order of position; it is counted within seconds. Without one: that the log may have grown. */
  note(event?: LoggedEvent): void;
  /** Counts up to the log's end now; answers sooner when that takes longer than `patienceMs`, and goes on counting. */
  catchUp(patienceMs?: number): Promise<void>;
  /** Who placed an order: a browser's id, or `u:` and a customer's. Undefined for an order that the log does not tell of. */
  visitorOf(orderId: string): Promise<string | undefined>;
  /** Forgets all that was counted; the next {@link Reports.catchUp} counts the log anew. */
  clear(): Promise<void>;
  /** Runs something that changes events or rows of the reports, with nothing of either in memory meanwhile. */
  apart<Value>(work: () => Promise<Value>): Promise<Value>;
  stop(): Promise<void>;
}

const cursorPrefix = 'reports';
/** Events counted before requests have their turn: less than a millisecond. */
const portion = 500;
/** Rows written at once: some ten milliseconds, which the events of a commit that comes meanwhile wait. */
const maxChanged = 1_000;
/** Fewer are counted and written, a millisecond or two, when it was last done so long ago: with little load nobody need wait for many. */
const few = { events: 150, changed: 250, afterMs: 100 } as const;
/** Rows remembered between portions. */
const maxRemembered = 50_000;
/** Events that wait in memory; beyond them the log is read. */
const maxNoted = 10_000;
/** Numbers on a page may be this old; whoever asks for them has them brought up to date first. */
const delayMs = 2_000;

export function createReports({ storage, settings, log }: ReportsOptions): Reports {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let running: Promise<void> = Promise.resolve();
  let isCounting = false;
  let stopped = false;
  /** Every event after `notedAfter`, in order. */
  let noted: LoggedEvent[] = [];
  let notedAfter = Number.POSITIVE_INFINITY;
  let fold: ReportFold | null = null;
  let foldOf = '';
  /** The newest event counted into `fold`, and the newest one that is in the store with it. */
  let countedAt = 0;
  let savedAt = 0;
  let savedMs = 0;

  function forgetNoted(): void {
    notedAfter = noted.at(-1)?.position ?? notedAfter;
    noted = [];
  }

  /** Counts what is there by now; `toStore` writes it down at the end. */
  async function countAll(toStore: boolean): Promise<void> {
    const now = settings();
    const cursor = `${cursorPrefix}:${now.timeZone}:${now.currency}`;
    const saved = await storage.profiles.cursor(cursor);
    // Begun anew, by other settings or from nothing: what stands there is another report.
    if (saved === 0) await storage.reports.clear(cursorPrefix);
    if (fold === null || foldOf !== cursor || savedAt !== saved) {
      fold = createReportFold(now);
      foldOf = cursor;
      countedAt = saved;
      savedAt = saved;
    }
    const until = noted.at(-1)?.position ?? Number.POSITIVE_INFINITY;
    try {
      while (!stopped && countedAt < until) {
        const events = await next(countedAt);
        const last = events.at(-1);
        if (last === undefined) break;
        await count(fold, events);
        countedAt = last.position;
        if (fold.changed > maxChanged) {
          await save(fold, cursor);
          if (fold.size > maxRemembered) fold = createReportFold(now);
        }
        await new Promise((resolve) => setImmediate(resolve));
      }
      if ((toStore && countedAt > savedAt) || (fold.changed > few.changed && isLongAgo())) await save(fold, cursor);
    } catch (error) {
      fold = null;
      throw error;
    }
  }

  async function save(counted: ReportFold, cursor: string): Promise<void> {
    await storage.reports.save(counted.takeChanges(), cursor, countedAt);
    savedAt = countedAt;
    savedMs = performance.now();
  }

  function isLongAgo(): boolean {
    return performance.now() - savedMs > few.afterMs;
  }

  /** The next events after a position: those that are in memory, else from the log. */
  async function next(after: number): Promise<readonly LoggedEvent[]> {
    const upTo = notedAfter;
    if (after < upTo) {
      const range = { after, limit: portion, erased: true } as const;
      const events = await storage.log.read(upTo === Number.POSITIVE_INFINITY ? range : { ...range, upTo });
      if (events.length > 0 || upTo === Number.POSITIVE_INFINITY) return events;
      return next(upTo);
    }
    let begin = 0;
    while ((noted[begin]?.position ?? Number.POSITIVE_INFINITY) <= after) begin++;
    const events = noted.slice(begin, begin + portion);
    noted = noted.slice(begin + portion);
    notedAfter = events.at(-1)?.position ?? Math.max(after, notedAfter);
    return events;
  }

  async function count(counting: ReportFold, events: readonly LoggedEvent[]): Promise<void> {
    const needed = counting.rowsNeeded(events);
    if (needed !== null) {
      counting.add(await storage.reports.load(needed.visitors, needed.userIds, needed.orderIds), needed);
    }
    for (const event of events) counting.observe(event);
  }

  /** Only one at a time, since each portion goes on from the one before. */
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const result = running.then(work);
    running = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  }

  function countInTurn(toStore: boolean): Promise<void> {
    return inTurn(() => countAll(toStore)).catch((error: unknown) => {
      log({ level: 'warn', message: 'The reports could not be brought up to date', fault: String(error) });
    });
  }

  function countLater(): void {
    if (timer !== null || stopped) return;
    timer = setTimeout(() => {
      timer = null;
      void countInTurn(true).then(() => {
        if (noted.length > 0) countLater();
      });
    }, delayMs);
    timer.unref();
  }

  function noteEvent(event: LoggedEvent): void {
    if (notedAfter === Number.POSITIVE_INFINITY) notedAfter = event.position - 1;
    if (noted.length >= maxNoted) forgetNoted();
    noted.push(event);
    if (isCounting || stopped || noted.length < few.events || (noted.length < portion && !isLongAgo())) return;
    isCounting = true;
    setImmediate(() => {
      void countInTurn(false).then(() => {
        isCounting = false;
      });
    });
  }

  return {
    note(event) {
      if (event !== undefined) noteEvent(event);
      countLater();
    },
    async catchUp(patienceMs) {
      const counted = countInTurn(true);
      if (patienceMs === undefined) return counted;
      let clock: ReturnType<typeof setTimeout> | undefined;
      const impatience = new Promise<void>((resolve) => {
        clock = setTimeout(resolve, patienceMs);
      });
      await Promise.race([counted, impatience]);
      clearTimeout(clock);
    },
    async visitorOf(orderId) {
      await countInTurn(true);
      return (await storage.reports.load([], [], [orderId])).orders[0]?.visitor;
    },
    clear: () => inTurn(() => storage.reports.clear(cursorPrefix)),
    apart: (work) =>
      inTurn(async () => {
        fold = null;
        try {
          return await work();
        } finally {
          forgetNoted();
        }
      }),
    stop: async () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await running;
    },
  };
}
