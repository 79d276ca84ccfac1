/** As many as a Shopify shop gives at once, whatever more is asked for. */
const shopifyPageSize = 250;
/** 25,000 products; a shop with more has a feed. */
const maxShopifyPages = 100;

/**
 * The addresses of a feed that comes in pages, one at a time: a Shopify shop's `/products.json` has `limit` and `page`
 * (https://shopify.dev/docs/api/ajax). Any other feed, or an address that names its page, is one page. Returns whether those were all.
 */
export function* feedPages(url: string): Generator<string, boolean, FeedPage> {
  if (!URL.canParse(url)) {
    yield url;
    return true;
  }
  const address = new URL(url);
  if (!/\/products\.json$/.test(address.pathname) || address.searchParams.has('page')) {
    yield url;
    return true;
  }
  const size = pageSize(address.searchParams.get('limit'));
  address.searchParams.set('limit', String(size));
  for (let page = 1; page <= maxShopifyPages; page += 1) {
    address.searchParams.set('page', String(page));
    const { entries } = yield address.href;
    if (entries < size) return true;
  }
  return false;
}

/** What the shop will take the limit for: a page with fewer entries than this is the last. */
function pageSize(limit: string | null): number {
  const asked = Number.parseInt(limit ?? '', 10);
  return asked >= 1 ? Math.min(asked, shopifyPageSize) : shopifyPageSize;
}

/** What the page that was read held. */
export interface FeedPage {
  readonly entries: number;
}
