import type { EventEnvelope, Issue, Json, Result } from '@quen/protocol';
import { commerceEventNames, eventNamePattern, fromMinor } from '@quen/protocol';
import type { TableRow } from './csv-products.ts';
import type { DateOrder } from './date-order.ts';
import { type FromWallClock, parseMoment } from './parse-moment.ts';
import { parsePrice } from './parse-price.ts';

/** What a column of a table of events can mean. */
export const eventFields = [
  'session',
  'visitor',
  'user',
  'item',
  'time',
  'event',
  'price',
  'quantity',
  'order',
  'currency',
  'title',
  'category',
  'brand',
  'query',
  'url',
] as const;
export type EventField = (typeof eventFields)[number];

/** Column name by field. */
export type EventColumns = { readonly [field in EventField]?: string };

/** How a table of events is to be read. */
export interface EventTable {
  readonly columns: EventColumns;
  /** Event name of rows without an `event` column, or with an empty cell there. */
  readonly name: string;
  /** ISO 4217 code for prices that name none. */
  readonly currency: string;
  readonly fromWallClock: FromWallClock;
  /** Of dates such as `03/04/2024`; they are no times when absent. */
  readonly dateOrder?: DateOrder;
}

/** An event that still wants its message id. Rows of one order carry the same `order` and belong into one event. */
export interface RowEvent {
  readonly event: Omit<EventEnvelope, 'messageId'>;
  readonly order?: string;
}

const knownNames: { readonly [field in EventField]: readonly string[] } = {
  session: ['sessionid', 'session', 'usersession', 'visitid'],
  visitor: ['visitorid', 'visitor', 'anonymousid', 'clientid', 'userpseudoid', 'deviceid', 'cookieid'],
  user: ['userid', 'user', 'customerid', 'customer', 'memberid'],
  item: ['itemid', 'item', 'productid', 'product', 'sku', 'stockcode', 'articleid'],
  time: [
    'time',
    'timestamp',
    'eventtimestamp',
    'eventtime',
    'datetime',
    'date',
    'eventdate',
    'invoicedate',
    'occurredat',
    'createdat',
    'ts',
  ],
  event: ['event', 'eventname', 'eventtype', 'name', 'action', 'behavior', 'behaviour'],
  price: ['price', 'unitprice', 'itemprice'],
  quantity: ['quantity', 'qty', 'count'],
  order: ['orderid', 'order', 'transactionid', 'invoice', 'invoiceno'],
  currency: ['currency', 'pricecurrency'],
  title: ['title', 'itemname', 'productname', 'description'],
  category: ['category', 'itemcategory', 'categorycode', 'categoryname'],
  brand: ['brand', 'itembrand'],
  query: ['query', 'searchterm', 'search', 'keyword'],
  url: ['url', 'pageurl', 'page'],
};

/** What others call the same thing, and our own names as others write them: `Purchase`, `Add to cart`. */
const synonyms: ReadonlyMap<string, string> = new Map([
  ...[...commerceEventNames, 'search', 'login', 'sign_up'].map((name) => [bareName(name), name] as const),
  ['view', 'view_item'],
  ['click', 'view_item'],
  ['clicks', 'view_item'],
  ['pv', 'view_item'],
  ['productviewed', 'view_item'],
  ['addtocart', 'add_to_cart'],
  ['cart', 'add_to_cart'],
  ['removefromcart', 'remove_from_cart'],
  ['addtowishlist', 'add_to_wishlist'],
  ['fav', 'add_to_wishlist'],
  ['transaction', 'purchase'],
  ['buy', 'purchase'],
  ['order', 'purchase'],
  ['ordercompleted', 'purchase'],
  ['pageview', 'page_view'],
]);

function bareName(name: string): string {
  return name.toLowerCase().replace(/[\s_.:/-]/g, '');
}

/** Finds out by their names which column is which. */
export function detectEventColumns(header: readonly string[]): EventColumns {
  const columns: { [field in EventField]?: string } = {};
  for (const field of eventFields) {
    for (const known of knownNames[field]) {
      const column = header.find((name) => name.toLowerCase().replace(/[^a-z0-9]/g, '') === known);
      if (column === undefined || Object.values(columns).includes(column)) continue;
      columns[field] = column;
      break;
    }
  }
  return columns;
}

/** What the columns must at least tell: when, and whose visit. Empty when the table can be read. */
export function checkEventTable(table: EventTable): readonly Issue[] {
  const issues: Issue[] = [];
  const { columns } = table;
  if (columns.time === undefined) {
    issues.push({ code: 'invalid_request', path: 'time', message: 'say which column holds the time, as in --time Time' });
  }
  if (columns.session === undefined && columns.visitor === undefined && columns.user === undefined) {
    issues.push({
      code: 'invalid_request',
      path: 'session',
      message: 'say which column tells visits apart, as in --session SessionId',
    });
  }
  if (!eventNamePattern.test(table.name)) {
    issues.push({
      code: 'invalid_request',
      path: 'name',
      message: `"${table.name}" is not an event name, as in --name view_item`,
    });
  }
  return issues;
}

/** Maps one row to an event. */
export function mapEventRow(row: TableRow, table: EventTable): Result<RowEvent> {
  const issues: Issue[] = [];
  const { columns } = table;
  const cell = (field: EventField): string | undefined => {
    const column = columns[field];
    const text = column === undefined ? undefined : row[column]?.trim();
    return text === '' ? undefined : text;
  };
  const refuse = (field: EventField, message: string): void => {
    issues.push({ code: 'invalid_event', path: columns[field] ?? field, message });
  };

  const said = cell('event');
  const name = said === undefined ? table.name : (synonyms.get(bareName(said)) ?? said);
  if (!eventNamePattern.test(name)) refuse('event', `"${name.slice(0, 40)}" is not an event name`);
  const atMs = parseMoment(cell('time'), table.fromWallClock, table.dateOrder);
  if (atMs === undefined) refuse('time', wantedTime(table));
  const user = idOf(cell('user'));
  // A visit of somebody known is no device of theirs: linking each would fold the person anew for every visit.
  const visitor = cell('visitor') ?? (user === undefined ? cell('session') : undefined);
  if (visitor === undefined && user === undefined) refuse('session', 'give a session, a visitor or a user');
  const item = idOf(cell('item'));
  if (item === undefined && columns.item !== undefined && needsItem(name)) refuse('item', `${name} needs a product`);
  if ((item?.length ?? 0) > 200) refuse('item', 'an id has at most 200 characters');
  const currency = cell('currency')?.toUpperCase() ?? table.currency;
  if (!/^[A-Z]{3}$/.test(currency)) refuse('currency', 'use a three-letter ISO 4217 code such as VND');
  const quantityText = cell('quantity');
  const quantity = quantityText === undefined ? 1 : Number(quantityText);
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > 1_000_000)
    refuse('quantity', 'give a whole number of at least 1');
  const priceText = cell('price');
  const price = priceText === undefined || issues.length > 0 ? undefined : parsePrice(priceText, currency);
  if (priceText !== undefined && price === undefined && issues.length === 0)
    refuse('price', `"${priceText.slice(0, 40)}" is not a price`);
  if (issues.length > 0 || atMs === undefined) return { ok: false, issues };

  const properties: { [name: string]: Json } = {};
  if (item !== undefined) {
    properties['currency'] = price?.currency ?? currency;
    properties['items'] = [
      {
        item_id: item,
        quantity,
        ...(price !== undefined && { price: fromMinor(price.amountMinor, price.currency) }),
        ...optional('item_name', cell('title')),
        ...optional('item_category', cell('category')),
        ...optional('item_brand', cell('brand')),
      },
    ];
  }
  const query = cell('query');
  if (query !== undefined) properties['search_term'] = query.slice(0, 500);
  const order = name === 'purchase' || name === 'refund' ? (cell('order') ?? cell('session')) : undefined;
  if (order !== undefined) properties['transaction_id'] = order.slice(0, 200);
  const url = cell('url');
  return {
    ok: true,
    value: {
      event: {
        name,
        timestamp: atMs,
        properties,
        ...(visitor !== undefined && { anonymousId: visitor.slice(0, 200) }),
        ...(user !== undefined && { userId: user.slice(0, 200) }),
        ...(url !== undefined && { context: { page: { url: url.slice(0, 4000) } } }),
      },
      ...(order !== undefined && { order: `${name} ${order}` }),
    },
  };
}

function wantedTime({ dateOrder }: EventTable): string {
  const read = dateOrder === undefined ? '' : `; dates such as 03/04/2024 are read ${dateOrder.replace('-', ' ')}`;
  return `give a time since 2000, as seconds or milliseconds since 1970, or as 2024-05-31T12:00:00Z${read}`;
}

/** The currency of the first price in rows of an order; undefined when none has a price. */
export function pricedCurrency(rows: readonly RowEvent[]): string | undefined {
  const priced = rows.find(({ event }) => itemsOf(event).some(({ price }) => price !== undefined));
  const currency = priced?.event.properties?.['currency'];
  return typeof currency === 'string' ? currency : undefined;
}

function itemsOf({ properties }: RowEvent['event']): readonly { readonly price?: number; readonly quantity: number }[] {
  const list = properties?.['items'];
  return Array.isArray(list) ? (list as { readonly price?: number; readonly quantity: number }[]) : [];
}

/** One event for several rows of an order, whose prices are all in one currency: the first row's, with the products of all. `value` is their sum. */
export function joinOrderRows(rows: readonly [RowEvent, ...RowEvent[]]): RowEvent['event'] {
  const [first] = rows;
  const items = rows.flatMap(({ event }) => itemsOf(event));
  if (items.length === 0) return first.event;
  // Sums of decimal prices gather binary dust; four decimals hold every currency's smallest unit.
  const value = Math.round(items.reduce((sum, { price = 0, quantity }) => sum + price * quantity, 0) * 1e4) / 1e4;
  const currency = pricedCurrency(rows);
  const properties = { ...first.event.properties, ...(currency !== undefined && { currency }) };
  return { ...first.event, properties: { ...properties, items: items as unknown as Json, value } };
}

/** Tables that went through a spreadsheet or data frame write the id 13085 as 13085.0. */
function idOf(text: string | undefined): string | undefined {
  return text?.replace(/^(\d+)\.0+$/, '$1');
}

function needsItem(name: string): boolean {
  return /^(view_item|select_item|add_to_cart|remove_from_cart|add_to_wishlist|purchase|refund)$/.test(name);
}

function optional(key: string, text: string | undefined): { [key: string]: string } {
  return text === undefined ? {} : { [key]: text.slice(0, 200) };
}
