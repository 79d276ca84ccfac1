import type { JsonObject } from '../json.ts';

/** What kind of page it is; the shop may say so, else it is told from the page's events. */
export type PageType = 'home' | 'category' | 'search' | 'product' | 'cart' | 'checkout' | 'order' | 'content' | 'other';

/** The page an event happened on. */
export interface EventPage {
  readonly url?: string;
  readonly path?: string;
  readonly title?: string;
  readonly referrer?: string;
  readonly type?: PageType;
}

/** Where a visit came from, after the `utm_…` parameters. */
export interface TrafficSource {
  readonly source?: string;
  readonly medium?: string;
  readonly name?: string;
  readonly term?: string;
  readonly content?: string;
}

/** What the sender says about the circumstances of an event. Unknown keys are kept. */
export interface EventContext {
  readonly page?: EventPage;
  readonly campaign?: TrafficSource;
  /** BCP 47, `vi-VN`. */
  readonly locale?: string;
  /** IANA, `Asia/Ho_Chi_Minh`. */
  readonly timezone?: string;
  readonly userAgent?: string;
  /** Width and height of the window in CSS pixels. */
  readonly screen?: { readonly width?: number; readonly height?: number };
  readonly library?: { readonly name: string; readonly version: string };
  /** The decision that led here (a click carried through navigation). */
  readonly decisionId?: string;
  readonly extra?: JsonObject;
}

/** What the collector found out about the browser (from the User-Agent; never the address). */
export interface Device {
  readonly type: 'desktop' | 'mobile' | 'tablet' | 'tv' | 'other';
  readonly os?: string;
  readonly browser?: string;
  /** IANA, as the browser said last. In profiles alone: an event says it in its context. */
  readonly timezone?: string;
}

/** The context as it stands in the log: cleaned and enriched. */
export interface EnrichedContext {
  readonly page?: EventPage;
  readonly campaign?: TrafficSource;
  readonly locale?: string;
  readonly timezone?: string;
  readonly device?: Device;
  readonly screen?: { readonly width?: number; readonly height?: number };
  readonly library?: { readonly name: string; readonly version: string };
  readonly decisionId?: string;
  readonly extra?: JsonObject;
}
