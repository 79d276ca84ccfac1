import type { Log } from '../server/log.ts';
import type { SettingsStore } from '../storage/retention-store.ts';
import type { Departed, FeedDepartures } from './feed-departures.ts';
import type { FeedVersion } from './fetch-feed.ts';
import type { ImportedFeed, ImportFeedOptions } from './import-feed.ts';
import type { ImportFeedRequest } from './import-feed-request.ts';
import type { ImportProductsReport } from './import-products.ts';

/** A catalogue that is fetched again and again. */
export interface ScheduledFeed extends ImportFeedRequest {
  readonly everyHours: number;
}

/** How one fetch ended. */
export interface FeedRun {
  readonly startedAtMs: number;
  readonly finishedAtMs: number;
  /**
   * `partly`: some entries were refused, or it broke off; what is good is in. `unchanged`: the shop's server said so. `failed`: it could not be had, or
   * no entry of it was good.
   */
  readonly outcome: 'imported' | 'partly' | 'unchanged' | 'failed';
  /** Null when nothing could be read; of an unchanged feed, that of when it was read last. */
  readonly report: ImportProductsReport | null;
  readonly fault: string | null;
  /** Products that the feed named before and names no more; absent when not all of it was read. */
  readonly departed?: Departed;
}

export interface FeedStatus {
  readonly feed: ScheduledFeed;
  /** Products taken so far by the fetch that is under way; null when none is. */
  readonly taken: number | null;
  readonly nextAtMs: number;
  readonly last: FeedRun | null;
}

/** The feeds the collector fetches by itself. */
export interface FeedSchedule {
  list(): readonly FeedStatus[];
  /** In place of those there are; one that was there keeps its history. */
  save(feeds: readonly ScheduledFeed[]): Promise<readonly FeedStatus[]>;
  /** Makes a feed due, or all of them. False when there is none. */
  hurry(url?: string): boolean;
  /** Fetches what is due, one after the other; resolves when that is done, by whomever it was begun. */
  runDue(): Promise<void>;
  /** Breaks off what is under way; it is due again at the next start. */
  stop(): Promise<void>;
}

interface Entry {
  readonly feed: ScheduledFeed;
  nextAtMs: number;
  /** Faults in a row. */
  failures: number;
  version: FeedVersion | null;
  last: FeedRun | null;
  /** Of when it was read last. */
  report?: ImportProductsReport;
}

export interface FeedScheduleOptions {
  readonly settings: SettingsStore;
  readonly fetch: (feed: ScheduledFeed, options: ImportFeedOptions) => Promise<ImportedFeed>;
  readonly departures: FeedDepartures;
  readonly now: () => number;
  readonly log: Log;
}

const name = 'feeds';
const hourMs = 3_600_000;
/** After the first fault; it doubles with each, up to the feed's own rhythm. */
const firstRetryMs = 300_000;

/** Remembers feeds, when they are due and how they went, over restarts. */
export async function createFeedSchedule({ settings, fetch, departures, now, log }: FeedScheduleOptions): Promise<FeedSchedule> {
  const body = await settings.read(name);
  let entries: Entry[] = body === undefined ? [] : (JSON.parse(body) as Entry[]);
  let current: { readonly url: string; taken: number } | null = null;
  let running: Promise<void> | null = null;
  const stopping = new AbortController();

  const write = (): Promise<void> => settings.save(name, JSON.stringify(entries));
  const list = (): readonly FeedStatus[] =>
    entries.map(({ feed, nextAtMs, last }) => ({
      feed,
      taken: current?.url === feed.url ? current.taken : null,
      nextAtMs,
      last,
    }));

  async function run(entry: Entry): Promise<void> {
    const progress = { url: entry.feed.url, taken: 0 };
    current = progress;
    const startedAtMs = now();
    try {
      const { report, version, unchanged, named, atMs } = await fetch(entry.feed, {
        progress: (taken) => {
          progress.taken = taken;
        },
        fetch: { signal: stopping.signal, ...(entry.version !== null && { known: entry.version }) },
      });
      const departed =
        named === null ? null : await departures.settle({ url: entry.feed.url, named, atMs, others: othersThan(entry) });
      if (!unchanged) entry.report = report;
      entry.last = {
        startedAtMs,
        finishedAtMs: now(),
        outcome: unchanged ? 'unchanged' : outcomeOf(report),
        report: entry.report ?? report,
        fault: report.brokenOff,
        ...(departed !== null && { departed }),
      };
      // A feed that broke off, or of which much is missing, is read again even if its server says it is the same.
      const isWhole = report.brokenOff === null && entry.last.outcome !== 'failed';
      entry.version = isWhole && (departed?.doubted ?? 0) === 0 ? version : null;
      entry.failures = isWhole ? 0 : entry.failures + 1;
    } catch (error) {
      const fault = error instanceof Error ? error.message : String(error);
      entry.last = { startedAtMs, finishedAtMs: now(), outcome: 'failed', report: null, fault };
      entry.failures += 1;
    } finally {
      current = null;
    }
    if (stopping.signal.aborted) return;
    const everyMs = entry.feed.everyHours * hourMs;
    entry.nextAtMs = now() + (entry.failures === 0 ? everyMs : Math.min(everyMs, firstRetryMs * 2 ** (entry.failures - 1)));
    tell(entry.last);
    await write();
  }

  function othersThan(entry: Entry): string[] {
    return entries.filter((other) => other !== entry).map(({ feed }) => feed.url);
  }

  function tell({ outcome, report, fault, departed, startedAtMs, finishedAtMs }: FeedRun): void {
    log({
      level: outcome === 'failed' ? 'error' : outcome === 'partly' ? 'warn' : 'info',
      message: outcome === 'failed' ? 'The catalogue could not be fetched' : 'Fetched the catalogue',
      outcome,
      seconds: Math.round((finishedAtMs - startedAtMs) / 1000),
      ...(report !== null && { imported: report.imported, refused: report.refused, repeated: report.repeated }),
      ...departed,
      ...(fault !== null && { fault }),
    });
  }

  async function runAll(): Promise<void> {
    for (const entry of [...entries]) {
      if (stopping.signal.aborted) return;
      if (!entries.includes(entry) || entry.nextAtMs > now()) continue;
      await run(entry).catch((error: unknown) => {
        log({ level: 'warn', message: 'How a feed went could not be kept', fault: String(error) });
      });
    }
  }

  return {
    list,
    async save(feeds) {
      entries = feeds.map((feed) => {
        const old = entries.find((entry) => entry.feed.url === feed.url);
        // What is read otherwise than before is read anew, though the server may say it is the same.
        const same = old !== undefined && JSON.stringify(old.feed) === JSON.stringify(feed);
        if (same) return old;
        return { feed, nextAtMs: now(), failures: 0, version: null, last: old?.last ?? null };
      });
      await write();
      return list();
    },
    hurry(url) {
      const chosen = entries.filter(({ feed }) => url === undefined || feed.url === url);
      for (const entry of chosen) entry.nextAtMs = now();
      return chosen.length > 0;
    },
    runDue() {
      running ??= runAll().finally(() => {
        running = null;
      });
      return running;
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

function outcomeOf({ imported, refused, brokenOff }: ImportProductsReport): FeedRun['outcome'] {
  if (imported === 0) return 'failed';
  return refused > 0 || brokenOff !== null ? 'partly' : 'imported';
}
