import type { DecidePage, EventContext, PageType } from '@quen/protocol';
import type { PageEvent, PageItem } from '@quen/sources/page-item';

/** What the shop may say about its page; what it leaves out is told from the page's events. */
export type PageInfo = Partial<Pick<DecidePage, 'type' | 'itemId' | 'category' | 'searchTerm'>>;

/** What an event says about the kind of page it is pushed on. */
const typeOfEvent: { readonly [name: string]: PageType } = {
  view_item_list: 'category',
  search: 'search',
  view_item: 'product',
  view_cart: 'cart',
  begin_checkout: 'checkout',
  purchase: 'order',
};

/** The page as a decision needs it, from what the shop said and the events found on it; a product page may list others too. */
export function readPage(said: PageInfo, events: readonly PageEvent[], referrer: string): DecidePage {
  let told: { -readonly [K in keyof PageInfo]: PageInfo[K] | undefined } = {
    type: location.pathname === '/' ? 'home' : undefined,
  };
  for (const { name, properties } of events) {
    const { item_id, item_category, item_category2, item_category3 }: Partial<PageItem> = (properties.items || [])[0] || {};
    const type = typeOfEvent[name];
    if (!type || told.itemId) continue;
    told = {
      type,
      searchTerm: properties.search_term,
      itemId: type === 'product' ? item_id : undefined,
      category: [item_category, item_category2, item_category3].filter(Boolean).join('/') || undefined,
    };
  }
  return { url: location.href, title: document.title, referrer, ...(told as PageInfo), ...said };
}

/** Circumstances that all events of a page view share. The collector reads `utm_…` from the address. */
export function readContext({ url, title, referrer, type }: DecidePage, more: Partial<EventContext>): EventContext {
  return {
    page: { url, path: location.pathname, title, referrer, type },
    // The inner size would force a layout.
    screen: { width: outerWidth, height: outerHeight },
    ...more,
  } as EventContext;
}
