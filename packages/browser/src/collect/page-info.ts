import type { DecidePage, DecideRequest, EventContext, PageType } from '@quen/protocol';
import type { PageEvent, PageItem } from '@quen/sources/page-item';

/** What the shop may say about its page; what it leaves out is told from the page's events. */
export type PageInfo = Partial<Pick<DecidePage, 'type' | 'itemId' | 'category' | 'searchTerm'> & Pick<DecideRequest, 'cart'>>;

/** What an event says about the kind of page it is pushed on. */
const typeOfEvent: { readonly [name: string]: PageType } = {
  view_item_list: 'category',
  search: 'search',
  view_item: 'product',
  view_cart: 'cart',
  begin_checkout: 'checkout',
  purchase: 'order',
};

/**
 * The page as a decision needs it, and the cart where the page shows it, from what the shop said and the events found. A product page may
 * list others too, and so may the home page (`/`, `/en`, `/vi-VN/`); a listing's category is what its items' categories share.
 */
export const readPage = (
  said: PageInfo,
  events: readonly PageEvent[],
  referrer: string,
): DecidePage & Pick<DecideRequest, 'cart'> => {
  const isHome = /^\/(\w\w(-\w\w)?\/?)?$/.test(location.pathname);
  let told: { -readonly [K in keyof PageInfo]: PageInfo[K] | undefined } = { type: isHome ? 'home' : undefined };
  for (const { name, properties } of events) {
    const { items = [], search_term: searchTerm, currency } = properties;
    const type = typeOfEvent[name];
    if (!type || told.itemId || (isHome && type === 'category')) continue;
    told = {
      type,
      searchTerm,
      itemId: type === 'product' ? items[0]?.item_id : undefined,
      // The leading levels that all lines begin with.
      category: /^(.*)\/.*(\n\1\/.*)*$/.exec(items.map(pathOf).join('\n'))?.[1] || undefined,
      cart: /cart|checkout/.test(type)
        ? ({ currency, items: items.map((item) => ({ quantity: 1, ...item })) } as PageInfo['cart'])
        : undefined,
    };
  }
  return { url: location.href, title: document.title, referrer, ...(told as PageInfo), ...said };
};

/** The category's levels, each with a slash behind it. */
const pathOf = ({ item_category, item_category2, item_category3 }: PageItem): string => {
  return `${[item_category, item_category2, item_category3].filter(Boolean).join('/')}/`;
};

/** Circumstances that all events of a page view share. The collector reads `utm_…` from the address. */
export const readContext = ({ url, title, referrer, type }: DecidePage, more: Partial<EventContext>): EventContext => {
  return {
    page: { url, path: location.pathname, title, referrer, type },
    // The inner size would force a layout.
    screen: { width: outerWidth, height: outerHeight },
    ...more,
  } as EventContext;
};
