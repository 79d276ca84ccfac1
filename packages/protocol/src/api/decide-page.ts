import type { PageType } from '../event/event-context.ts';

/** The page that asks. */
export interface DecidePage {
  readonly url: string;
  readonly type?: PageType;
  readonly title?: string;
  readonly referrer?: string;
  /** On a product page. */
  readonly itemId?: string;
  /** On a category page. */
  readonly category?: string;
  readonly searchTerm?: string;
}

/** What a page is about. */
export type PageFacts = Pick<DecidePage, 'type' | 'itemId' | 'category' | 'searchTerm'>;
