import type { Log } from '../server/log.ts';
import type { Storage } from '../storage/storage.ts';
import { createReportFold, type ReportSettings, rowsNeeded } from './report-fold.ts';

export interface ReportsOptions {
  readonly storage: Storage;
  /** The settings in force; when they change, the report is counted anew. */
  readonly settings: () => ReportSettings;
  readonly log: Log;
}

/**
 * Keeps the reports' tables up with the log, a portion at a time between requests. Nothing of it is in memory but the portion, and what
 * it has counted is in the store: a restart goes on where it stopped.
 */
export interface Reports {
  /** Notes that the log has grown; it is counted within seconds. */
  note(): void;
  /** Counts up to the log's end now; answers sooner when that takes longer than `patienceMs`, and goes on counting. */
  catchUp(patienceMs?: number): Promise<void>;
  /** Forgets all that was counted; the next {@link Reports.catchUp} counts the log anew. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

const cursorPrefix = 'reports';
/** A portion takes a few milliseconds, and leaves the requests most of the time. */
const portion = 250;
const restMs = 20;
/** Numbers on a page may be this old; whoever asks for them has them brought up to date first. */
const delayMs = 2_000;

export function createReports({ storage, settings, log }: ReportsOptions): Reports {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  function cursorOf({ timeZone, currency }: ReportSettings): string {
    return `${cursorPrefix}:${timeZone}:${currency}`;
  }

  /** Counts one portion; false at the log's end. */
  async function countSome(): Promise<boolean> {
    const now = settings();
    const cursor = cursorOf(now);
    const after = await storage.profiles.cursor(cursor);
    // Begun anew, by other settings or from nothing: what stands there is another report.
    if (after === 0) await storage.reports.clear(cursorPrefix);
    const events = await storage.log.read({ after, limit: portion, erased: true });
    const last = events.at(-1);
    if (last === undefined) return false;
    const { visitors, userIds, orderIds } = rowsNeeded(events);
    const fold = createReportFold(await storage.reports.load(visitors, userIds, orderIds), now);
    for (const event of events) fold.observe(event);
    await storage.reports.save(fold.changes(), cursor, last.position);
    return events.length === portion;
  }

  /** Only one at a time, since each portion goes on from the one before. */
  function count(rest: number): Promise<void> {
    running = running.then(async () => {
      try {
        while (!stopped && (await countSome())) await pause(rest);
      } catch (error) {
        log({ level: 'warn', message: 'The reports could not be brought up to date', fault: String(error) });
      }
    });
    return running;
  }

  return {
    note() {
      if (timer !== null || stopped) return;
      timer = setTimeout(() => {
        void count(restMs).finally(() => {
          timer = null;
        });
      }, delayMs);
      timer.unref();
    },
    async catchUp(patienceMs) {
      const counted = count(0);
      if (patienceMs === undefined) return counted;
      let clock: ReturnType<typeof setTimeout> | undefined;
      const impatience = new Promise<void>((resolve) => {
        clock = setTimeout(resolve, patienceMs);
      });
      await Promise.race([counted, impatience]);
      clearTimeout(clock);
    },
    clear: () => {
      running = running.then(() => storage.reports.clear(cursorPrefix));
      return running;
    },
    stop: async () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await running;
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    if (ms === 0) setImmediate(resolve);
    else setTimeout(resolve, ms);
  });
}
