import type { PageEvent } from '@quen/sources/page-item';

/**
 * Lets each happening of a page view through once, however many sources tell of it: a product view is known by any of its items'
 * ids or names, an order by its number. Make a new one for each page view.
 */
export const createNewsFilter = (): ((event: PageEvent) => boolean) => {
  const marks: unknown[] = [];
  return ({ name, properties: { items = [], transaction_id } }) => {
    // Only these are told by markup and data layer alike, or pushed again by every tag on the page.
    const told: { readonly [name: string]: unknown[] } = {
      view_item: items.flatMap(({ item_id, item_name }) => [item_id, item_name]),
      purchase: [transaction_id],
    };
    const found = (told[name] || []).filter(Boolean);
    const isNew = !found.some((mark) => marks.includes(mark));
    marks.push(...found);
    return isNew;
  };
};
