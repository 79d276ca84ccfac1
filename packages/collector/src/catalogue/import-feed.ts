import type { Product } from '@quen/protocol';
import { ProblemError } from '../server/problem.ts';
import { StorageUnavailable } from '../storage/storage.ts';
import { feedPages } from './feed-pages.ts';
import { type FeedVersion, type FetchFeedOptions, fetchFeed } from './fetch-feed.ts';
import type { ImportFeedRequest } from './import-feed-request.ts';
import { type ImportProductsReport, importProducts, joinReports, type ProductSink } from './import-products.ts';
import type { ReadProductsOptions } from './read-products.ts';

/** What of a running collector a feed is taken into. */
export interface FeedTarget {
  readonly products: { upsert(products: readonly Product[], nowMs: number): Promise<unknown> };
  readonly rules: { readonly compiled: { readonly shop: { readonly currency: string } } };
  readonly now: () => number;
}

export interface ImportFeedOptions {
  readonly fetch?: FetchFeedOptions;
  /** Called with the number of products taken so far, every thousand. */
  readonly progress?: (taken: number) => void;
  /** The shop's address; that of the feed when absent. */
  readonly origin?: string;
  readonly columns?: ReadProductsOptions['columns'];
}

/** A report, and the state of the feed it is of. */
export interface ImportedFeed {
  readonly report: ImportProductsReport;
  readonly version: FeedVersion;
  /** The feed is as it was known to be: nothing was read. */
  readonly unchanged: boolean;
  /** Ids of all products it names, refused ones too; null when there may be others. */
  readonly named: ReadonlySet<string> | null;
  /** What was read of it counts as of this time. */
  readonly atMs: number;
}

const noVersion: FeedVersion = { etag: null, lastModified: null };

/**
 * Fetches a feed, all of its pages, and takes its products into the catalogue.
 *
 * @throws ProblemError `invalid_request` when the feed cannot be had or read at all, or holds nothing
 */
export async function importFeed(
  target: FeedTarget,
  request: ImportFeedRequest,
  options: ImportFeedOptions = {},
): Promise<ImportedFeed> {
  const nowMs = target.now();
  const named = new Set<string>();
  let isAllNamed = true;
  const sink: ProductSink = {
    upsertProducts: async (changed: readonly Product[]): Promise<void> => {
      await target.products.upsert(changed, nowMs);
    },
    named: (id) => {
      if (id === null) isAllNamed = false;
      else named.add(id);
    },
  };
  const pages = feedPages(request.url);
  const unread = { version: noVersion, unchanged: false, named: null, atMs: nowMs };
  let whole: ImportedFeed | undefined;
  let page = pages.next();
  while (page.done !== true) {
    try {
      const feed = await fetchFeed(page.value, options.fetch);
      const before = whole?.report.imported ?? 0;
      let hasPeriods = false;
      const report = feed.unchanged
        ? { entries: 0, imported: 0, refused: 0, examples: [], repeated: 0, brokenOff: null }
        : await importProducts(
            sink,
            feed.body,
            {
              currency: request.currency ?? target.rules.compiled.shop.currency,
              origin: options.origin ?? new URL(feed.url).origin,
              idFrom: request.idFrom ?? 'product',
              nowMs,
              onPeriod: () => {
                hasPeriods = true;
              },
              ...(options.columns !== undefined && { columns: options.columns }),
              ...(request.format !== undefined && { format: request.format }),
            },
            (taken) => options.progress?.(before + taken),
          );
      whole =
        whole === undefined
          ? // A sale begins and ends though the feed stays as it is.
            { ...unread, report, version: hasPeriods ? noVersion : feed.version, unchanged: feed.unchanged }
          : // The first page's state says nothing of the others'.
            { ...unread, report: joinReports(whole.report, report) };
      if (report.brokenOff !== null) return whole;
      page = pages.next(report);
    } catch (error) {
      if (error instanceof StorageUnavailable) throw error;
      const fault = error instanceof Error ? error.message : String(error);
      if (whole !== undefined) return { ...whole, report: { ...whole.report, brokenOff: fault } };
      throw new ProblemError('invalid_request', `The feed cannot be read: ${fault}`);
    }
  }
  if (whole?.unchanged === false && whole.report.entries === 0)
    throw new ProblemError(
      'invalid_request',
      'The feed holds no products; the catalogue stays as it was. See that the address is that of the feed itself, and that the shop’s export works',
    );
  // A generator of pages has at least one.
  const imported = whole as ImportedFeed;
  return page.value && isAllNamed && !imported.unchanged ? { ...imported, named } : imported;
}
