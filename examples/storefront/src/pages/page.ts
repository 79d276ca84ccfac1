import type { HtmlEscapedString } from 'hono/utils/html';
import type { DataLayerEntry } from '../data-layer/ecommerce.ts';
import type { Language } from '../language.ts';
import type { SchemaNode } from '../structured-data/json-ld.ts';

/** Markup whose texts are escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** The pasted script tag. */
export interface SnippetTag {
  /** `/quen.js`. */
  readonly src: string;
  /** Publishable key. */
  readonly key: string;
}

/** What every page is drawn with. */
export interface PageFrame {
  readonly language: Language;
  /** The shop's address without a slash at the end. */
  readonly origin: string;
  /** Address of this page in its language, without a query. */
  readonly path: string;
  /** Pieces in the cart. */
  readonly cartCount: number;
  /** Absent: the shop stands alone. */
  readonly snippet?: SnippetTag;
}

/** A page before its frame is put around it. */
export interface Page {
  readonly title: string;
  readonly description: string;
  readonly body: Html;
  readonly structuredData: readonly SchemaNode[];
  readonly dataLayer: readonly DataLayerEntry[];
  /** Set on pages that search engines should leave out. */
  readonly isPrivate?: boolean;
  /** Data-layer entries pushed only on the first look at the page in a session, under this name. */
  readonly once?: string;
}
