import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../server/log.ts';
import type { SettingsStore } from '../storage/retention-store.ts';
import type { Departed, FeedReading } from './feed-departures.ts';
import { createFeedSchedule, type FeedSchedule, type FeedScheduleOptions, type ScheduledFeed } from './feed-schedule.ts';
import type { ImportedFeed, ImportFeedOptions } from './import-feed.ts';
import type { ImportProductsReport } from './import-products.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const feed: ScheduledFeed = { url: 'https://shop.example/feed.xml', everyHours: 6 };
const whole: ImportProductsReport = { entries: 3, imported: 3, refused: 0, examples: [], repeated: 0, brokenOff: null };
const version = { etag: '"1"', lastModified: null };

function memorySettings(): SettingsStore {
  const kept = new Map<string, string>();
  return {
    read: async (name) => kept.get(name),
    save: async (name, body) => {
      kept.set(name, body);
    },
  };
}

/** An answer to a fetch. */
function read(report: ImportProductsReport, more: Partial<ImportedFeed> = {}): ImportedFeed {
  return { report, version, unchanged: false, named: null, atMs: 0, ...more };
}

interface Shop {
  nowMs: number;
  readonly asked: ImportFeedOptions[];
  readonly logged: LogEntry[];
  readonly settled: FeedReading[];
  departed: Departed;
  open(fetch?: FeedScheduleOptions['fetch']): Promise<FeedSchedule>;
}

function shop(): Shop {
  const settings = memorySettings();
  const made: Shop = {
    nowMs: 1_000_000,
    asked: [],
    logged: [],
    settled: [],
    departed: { outOfSale: 0, doubted: 0 },
    open: (fetch = async () => read(whole)) =>
      createFeedSchedule({
        settings,
        fetch: (asked, options) => {
          made.asked.push(options);
          return fetch(asked, options);
        },
        departures: {
          settle: async (reading) => {
            made.settled.push(reading);
            return made.departed;
          },
        },
        now: () => made.nowMs,
        log: (entry) => made.logged.push(entry),
      }),
  };
  return made;
}

describe('the feed schedule', () => {
  it('fetches a new feed at once, then in its rhythm, and asks only for what has changed', async () => {
    const made = shop();
    const feeds = await made.open();
    await feeds.save([feed]);
    await feeds.runDue();
    expect(feeds.list()).toMatchObject([
      { taken: null, nextAtMs: made.nowMs + 6 * hourMs, last: { outcome: 'imported', report: whole } },
    ]);
    made.nowMs += 6 * hourMs - 1;
    await feeds.runDue();
    expect(made.asked).toHaveLength(1);
    made.nowMs += 1;
    await feeds.runDue();
    expect(made.asked.map((options) => options.fetch?.known)).toEqual([undefined, version]);
  });

  it('comes again sooner after a fault, later with each, and tells of it', async () => {
    const made = shop();
    const feeds = await made.open(async () => {
      throw new Error('shop.example answered 503');
    });
    await feeds.save([feed]);
    const waits: number[] = [];
    for (let index = 0; index < 9; index += 1) {
      await feeds.runDue();
      const [status] = feeds.list();
      waits.push(((status?.nextAtMs ?? 0) - made.nowMs) / minuteMs);
      made.nowMs = status?.nextAtMs ?? 0;
    }
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 360, 360]);
    expect(feeds.list()[0]?.last).toMatchObject({ outcome: 'failed', fault: 'shop.example answered 503', report: null });
    expect(made.logged[0]).toMatchObject({ level: 'error', fault: 'shop.example answered 503' });
  });

  it('keeps what came of a feed that broke off, and reads it anew', async () => {
    const made = shop();
    const broken = { ...whole, brokenOff: 'the connection ended' };
    const feeds = await made.open(async () => read(broken));
    await feeds.save([feed]);
    await feeds.runDue();
    expect(feeds.list()).toMatchObject([{ nextAtMs: made.nowMs + 5 * minuteMs, last: { outcome: 'partly', report: broken } }]);
    made.nowMs += 5 * minuteMs;
    await feeds.runDue();
    expect(made.asked[1]?.fetch?.known).toBeUndefined();
  });

  it('still tells what was refused of a feed that has not changed since', async () => {
    const made = shop();
    const examples = [{ place: 2, id: 'b', issues: [{ code: 'invalid_request' as const, path: 'link', message: 'no' }] }];
    const report = { ...whole, refused: 1, examples };
    const nothing = { ...whole, entries: 0, imported: 0 };
    const feeds = await made.open(async (_, { fetch }) => {
      const unchanged = fetch?.known !== undefined;
      return read(unchanged ? nothing : report, { unchanged });
    });
    await feeds.save([feed]);
    await feeds.runDue();
    made.nowMs += 6 * hourMs;
    await feeds.runDue();
    expect(feeds.list()).toMatchObject([{ last: { outcome: 'unchanged', report } }]);
  });

  it('still tells it when it could not be had in between', async () => {
    const made = shop();
    const report = { ...whole, refused: 1 };
    const nothing = { ...whole, entries: 0, imported: 0 };
    const feeds = await made.open(async (_, { fetch }) => {
      if (made.asked.length === 2) throw new Error('shop.example answered 503');
      const unchanged = fetch?.known !== undefined;
      return read(unchanged ? nothing : report, { unchanged });
    });
    await feeds.save([feed]);
    for (let run = 0; run < 3; run++) {
      feeds.hurry();
      await feeds.runDue();
    }
    expect(feeds.list()).toMatchObject([{ last: { outcome: 'unchanged', report } }]);
  });

  it('has failed when no entry was good, and reads it anew soon', async () => {
    const made = shop();
    const report = { ...whole, imported: 0, refused: 3 };
    const feeds = await made.open(async () => read(report));
    await feeds.save([feed]);
    await feeds.runDue();
    expect(feeds.list()).toMatchObject([{ nextAtMs: made.nowMs + 5 * minuteMs, last: { outcome: 'failed', report } }]);
    made.nowMs += 5 * minuteMs;
    await feeds.runDue();
    expect(made.asked[1]?.fetch?.known).toBeUndefined();
  });

  it('tells what has left a feed that was read whole, and reads it anew where that is doubted', async () => {
    const made = shop();
    const named = new Set(['a']);
    const other = { ...feed, url: 'https://shop.example/other.xml' };
    const feeds = await made.open(async ({ url }) => read(whole, { named: url === feed.url ? named : null, atMs: 7 }));
    made.departed = { outOfSale: 0, doubted: 12 };
    await feeds.save([feed, other]);
    await feeds.runDue();
    expect(made.settled).toEqual([{ url: feed.url, named, atMs: 7, others: [other.url] }]);
    expect(feeds.list().map(({ last }) => last?.departed)).toEqual([{ outOfSale: 0, doubted: 12 }, undefined]);
    made.departed = { outOfSale: 12, doubted: 0 };
    for (let run = 0; run < 2; run++) {
      feeds.hurry(feed.url);
      await feeds.runDue();
    }
    expect(made.asked.map((options) => options.fetch?.known)).toEqual([undefined, undefined, undefined, version]);
    expect(feeds.list()[0]?.last?.departed).toEqual({ outOfSale: 12, doubted: 0 });
  });

  it('shows how far a fetch is, and does not begin a second one', async () => {
    const made = shop();
    let go = (): void => {};
    const feeds = await made.open(async (_, { progress }) => {
      progress?.(2000);
      await new Promise<void>((resolve) => {
        go = resolve;
      });
      return read(whole);
    });
    await feeds.save([feed]);
    const running = feeds.runDue();
    void feeds.runDue();
    expect(feeds.list()[0]?.taken).toBe(2000);
    expect(made.asked).toHaveLength(1);
    go();
    await running;
    expect(feeds.list()[0]?.taken).toBeNull();
  });

  it('goes on after a restart where it was', async () => {
    const made = shop();
    const before = await made.open();
    await before.save([feed]);
    await before.runDue();
    const after = await made.open();
    expect(after.list()).toEqual(before.list());
    await after.runDue();
    expect(made.asked).toHaveLength(1);
  });

  it('breaks off when told to stop, and is due again at the next start', async () => {
    const made = shop();
    const feeds = await made.open(
      (_, { fetch }) =>
        new Promise((_resolve, reject) => {
          fetch?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
        }),
    );
    await feeds.save([feed]);
    void feeds.runDue();
    await feeds.stop();
    expect(made.logged).toEqual([]);
    const after = await made.open();
    await after.runDue();
    expect(after.list()[0]?.last?.outcome).toBe('imported');
  });

  it('forgets a feed that is taken off, and reads one anew whose reading changed', async () => {
    const made = shop();
    const feeds = await made.open();
    await feeds.save([feed]);
    await feeds.runDue();
    await feeds.save([{ ...feed, idFrom: 'sku' }]);
    await feeds.runDue();
    expect(made.asked.map((options) => options.fetch?.known)).toEqual([undefined, undefined]);
    expect(await feeds.save([])).toEqual([]);
    expect(feeds.hurry()).toBe(false);
  });
});
