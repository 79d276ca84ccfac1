import type { PageEvent } from '@quen/sources/page-item';

/** Lets each happening of a page view through once, however many sources tell of it. */
export interface PageEvents {
  /** Whether it is news. A product view is known by any of its items' ids or names, an order by its number. */
  isNew(event: PageEvent): boolean;
  /** What has been let through, oldest first. */
  readonly seen: readonly PageEvent[];
}

/** Starts with nothing seen; make a new one for each page view. */
export function createPageEvents(): PageEvents {
  const marks = new Set<string>();
  const seen: PageEvent[] = [];
  return {
    seen,
    isNew(event) {
      const { name, properties } = event;
      // Only these are told by markup and data layer alike, or pushed again by every tag on the page.
      const own =
        name === 'view_item'
          ? (properties.items ?? []).flatMap((item) => [item.item_id, item.item_name])
          : name === 'purchase'
            ? [properties.transaction_id]
            : [];
      const found = own.filter(Boolean).map((mark) => `${name} ${mark}`.toLowerCase());
      const known = found.some((mark) => marks.has(mark));
      for (const mark of found) marks.add(mark);
      if (!known) seen.push(event);
      return !known;
    },
  };
}
