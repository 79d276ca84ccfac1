import type { Issue } from '@quen/protocol';

/** A catalogue the collector fetches again and again. */
export interface CatalogueFeed {
  readonly url: string;
  /** Told from the beginning of the feed when absent. */
  readonly format?: 'merchant-xml' | 'merchant-tsv' | 'shopify' | 'csv' | 'jsonl';
  readonly currency?: string;
  /** For Shopify and WooCommerce: which id the shop's events carry. */
  readonly idFrom?: 'product' | 'variant' | 'sku';
  readonly everyHours: number;
}

/** An entry of a feed that was not taken. */
export interface RefusedFeedEntry {
  /** The line, or the number of the entry. */
  readonly place: number;
  /** Absent where the entry does not say it. */
  readonly id?: string;
  readonly issues: readonly Issue[];
}

/** A feed with how it goes. */
export interface CatalogueFeedStatus {
  readonly feed: CatalogueFeed;
  /** Products taken so far by the fetch that is under way; null when none is. */
  readonly taken: number | null;
  readonly nextAtMs: number;
  readonly last: {
    readonly finishedAtMs: number;
    readonly outcome: 'imported' | 'partly' | 'unchanged' | 'failed';
    /** Null when nothing could be read; of an unchanged feed, that of when it was read last. */
    readonly report: {
      readonly imported: number;
      readonly refused: number;
      /** The first entries that were refused. */
      readonly examples: readonly RefusedFeedEntry[];
    } | null;
    readonly fault: string | null;
    /** Products that the feed named before and names no more; absent when not all of it was read. */
    readonly departed?: {
      readonly outOfSale: number;
      /** Too many at once to be believed: left for sale until the next whole reading lacks them too. */
      readonly doubted: number;
    };
  } | null;
}

/** Answer of `GET /console/api/feeds`, and of what changes them. */
export interface CatalogueFeeds {
  readonly feeds: readonly CatalogueFeedStatus[];
}
