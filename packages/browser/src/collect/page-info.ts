import type { DecidePage, EventContext, PageType } from '@quen/protocol';
import type { PageEvent } from '@quen/sources/page-item';

/** What the shop may say about its page; what it leaves out is told from the page's events. */
export type PageInfo = Partial<Pick<DecidePage, 'type' | 'itemId' | 'category' | 'searchTerm'>>;

/** What an event says about the kind of page it is pushed on. */
const typeOfEvent: { readonly [name: string]: PageType } = {
  view_item: 'product',
  view_item_list: 'category',
  search: 'search',
  view_cart: 'cart',
  begin_checkout: 'checkout',
  purchase: 'order',
};

/** The page as a decision needs it, from what the shop said and the events found on it. */
export function readPage(said: PageInfo, events: readonly PageEvent[], referrer: string): DecidePage {
  const page: { -readonly [K in keyof DecidePage]: DecidePage[K] } = { url: location.href, title: document.title };
  if (referrer) page.referrer = referrer;
  if (location.pathname === '/') page.type = 'home';
  for (const { name, properties } of events) {
    const item = properties.items?.[0];
    const type = typeOfEvent[name];
    // A product page may list others too, and only what happens on arrival tells the page's kind.
    if (type && page.type !== 'product') page.type = type;
    if (name === 'view_item' && item) page.itemId = item.item_id;
    const category = item && [item.item_category, item.item_category2, item.item_category3].filter(Boolean).join('/');
    if (category && /^view_item/.test(name)) page.category = category;
    if (properties.search_term) page.searchTerm = properties.search_term;
  }
  return { ...page, ...said };
}

/** Circumstances that all events of a page view share. */
export function readContext(page: DecidePage, locale: string): EventContext {
  const campaign: Record<string, string> = {};
  new URLSearchParams(location.search).forEach((value, key) => {
    const name = /^utm_(source|medium|campaign|term|content)$/.exec(key)?.[1];
    if (name && value) campaign[name === 'campaign' ? 'name' : name] = value.slice(0, 200);
  });
  const { url, title, referrer, type } = page;
  return {
    page: { url, path: location.pathname, ...(title && { title }), ...(referrer && { referrer }), ...(type && { type }) },
    locale,
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    screen: { width: innerWidth, height: innerHeight },
    ...(Object.keys(campaign).length > 0 && { campaign }),
  };
}
