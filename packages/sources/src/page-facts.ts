import { type DecidePage, type DecideRequest, itemCategoryPath, type PageFacts, type PageType } from '@quen/protocol';

/** What the events of a page view say about its page. */
export interface ToldPage {
  /** Only what the page does not say itself. */
  readonly page: PageFacts;
  /** What is in the cart, where the page shows it. */
  readonly cart?: NonNullable<DecideRequest['cart']>;
}

type Fields = { readonly [name: string]: unknown };

const typeOfEvent: ReadonlyMap<unknown, PageType> = new Map([
  ['view_item_list', 'category'],
  ['search', 'search'],
  ['view_item', 'product'],
  ['view_cart', 'cart'],
  ['begin_checkout', 'checkout'],
  ['purchase', 'order'],
]);
const nothing: ToldPage = { page: {} };

/**
 * What a page is about, told from the GA4 commerce events on it, in any state: what does not fit is passed over. The latest counts, but a
 * product page may list others too, and so may the home page (`/`, `/en`, `/vi-VN/`); a listing's category is what its items' categories share.
 * Later events of a page whose type is known tell nothing more of it.
 *
 * @param page What the sender says of it, which is not told again.
 * @param events Envelopes, or their names and properties alone.
 */
export function pageFacts(page: DecidePage, events: readonly unknown[]): ToldPage {
  if (page.type !== undefined && !events.some((event) => fieldsOf(event)['name'] === 'page_view')) return nothing;
  const isHome = /^[a-z]+:\/\/[^/?#]*\/?(\w\w(-\w\w)?\/?)?([?#]|$)/i.test(page.url);
  let told: PageFacts = isHome ? { type: 'home' } : {};
  let cart: ToldPage['cart'];
  for (const event of events) {
    const { name, properties } = fieldsOf(event);
    const type = typeOfEvent.get(name);
    if (type === undefined || told.itemId !== undefined || (isHome && type === 'category')) continue;
    const { items, search_term, currency } = fieldsOf(properties);
    const lines = Array.isArray(items) ? items.slice(0, 500).map(fieldsOf) : [];
    const itemId = type === 'product' ? textOf(lines[0]?.['item_id'], 200) : undefined;
    const category = textOf(sharedCategory(lines), 200);
    const searchTerm = textOf(search_term, 500);
    told = { type, ...(itemId && { itemId }), ...(category && { category }), ...(searchTerm && { searchTerm }) };
    cart = type === 'cart' || type === 'checkout' ? cartOf(lines, currency) : undefined;
  }
  const added = Object.entries(told).filter(([name]) => page[name as keyof PageFacts] === undefined);
  return { page: Object.fromEntries(added), ...(cart && { cart }) };
}

function cartOf(lines: readonly Fields[], currency: unknown): NonNullable<DecideRequest['cart']> {
  return {
    ...(typeof currency === 'string' && /^[A-Z]{3}$/.test(currency) && { currency }),
    items: lines.flatMap(({ item_id, quantity, price }) => {
      const id = textOf(item_id, 200);
      const pieces = Number.isInteger(quantity) && (quantity as number) >= 1 ? Math.min(quantity as number, 1_000_000) : 1;
      const hasPrice = typeof price === 'number' && price >= 0;
      return id === undefined ? [] : [{ item_id: id, quantity: pieces, ...(hasPrice && { price }) }];
    }),
  };
}

/** The leading levels that the categories of all lines begin with. */
function sharedCategory(lines: readonly Fields[]): string {
  let shared: readonly string[] | undefined;
  for (const line of lines) {
    const levels = (itemCategoryPath(line) ?? '').split('/');
    const differs = shared?.findIndex((level, index) => level !== levels[index]) ?? -1;
    shared = shared === undefined ? levels : differs < 0 ? shared : shared.slice(0, differs);
  }
  return (shared ?? []).join('/');
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

/** A text that is not empty, or a number as one; nothing when it is too long to be what it stands for. */
function textOf(value: unknown, most: number): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text !== '' && text.length <= most ? text : undefined;
}
