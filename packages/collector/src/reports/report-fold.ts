import { followOrder, localDay, orderEvents, orderIdOf, unknownWorth } from '@quen/engine';
import { type LoggedEvent, sessionTimeoutMs } from '@quen/protocol';
import type {
  ReportChanges,
  ReportOrder,
  ReportProduct,
  ReportRows,
  ReportSession,
  ReportVisitor,
} from '../storage/report-store.ts';

/** What the counting depends on beside the log; other settings are another report. */
export interface ReportSettings {
  readonly timeZone: string;
  readonly currency: string;
}

/** How long after personalized content was seen or clicked an order counts as influenced. */
export const influenceWindowMs: number = 7 * 86_400_000;

/** Rows that events need, by their ids. */
export interface RowsNeeded {
  readonly visitors: readonly string[];
  readonly userIds: readonly string[];
  readonly orderIds: readonly string[];
}

/** The rows that are being counted into. It remembers them, so that each is loaded once however many events come for it. */
export interface ReportFold {
  /** Which rows a run of events needs that were not added yet; null when none. */
  rowsNeeded(events: readonly LoggedEvent[]): RowsNeeded | null;
  /** Takes in rows as they are stored; those of `needed` that are not among them do not exist. */
  add(rows: ReportRows, needed: RowsNeeded): void;
  /** Takes the next event of the log, whose rows were added. */
  observe(event: LoggedEvent): void;
  /** What has changed since it was last asked. */
  takeChanges(): ReportChanges;
  /** Rows that have changed since. */
  readonly changed: number;
  /** Rows remembered. */
  readonly size: number;
}

/** What a shop's or Quen's own server tells, and no visitor does. */
const notByVisitor = new Set(['refund', 'order_cancelled', 'offer_reserved', 'offer_redeemed', 'offer_released']);

/**
 * Counts events into rows. A visitor is a browser, or a customer who was seen in none; a visit ends after 30 minutes without an event. An
 * order counts once; its revenue is what the shop itself confirmed in its own currency. Bots do not count.
 */
export function createReportFold({ timeZone, currency }: ReportSettings): ReportFold {
  /** Null where the store has no row. */
  const visitors = new Map<string, { -readonly [K in keyof ReportVisitor]: ReportVisitor[K] } | null>();
  const users = new Map<string, string | null>();
  const orders = new Map<string, ReportOrder | null>();
  const changed = { visitors: new Set<string>(), users: new Set<string>(), orders: new Set<string>() };
  const sessions = new Map<number, { -readonly [K in keyof ReportSession]: ReportSession[K] }>();
  /** By day, then by item: a key of both would have to be made for every view. */
  const products = new Map<number, Map<string, { -readonly [K in keyof ReportProduct]: ReportProduct[K] }>>();
  let productCount = 0;

  function visitorOf({ anonymousId, userId }: LoggedEvent): string {
    if (anonymousId !== null) {
      if (userId !== null && users.get(userId) !== anonymousId) {
        users.set(userId, anonymousId);
        changed.users.add(userId);
      }
      return anonymousId;
    }
    return users.get(userId ?? '') ?? `u:${userId}`;
  }

  function rowOf(visitor: string): { -readonly [K in keyof ReportVisitor]: ReportVisitor[K] } {
    let row = visitors.get(visitor) ?? null;
    if (row === null) {
      row = { visitor, session: 0, lastAtMs: 0, contentAtMs: null, heldOutAtMs: null };
      visitors.set(visitor, row);
    }
    changed.visitors.add(visitor);
    return row;
  }

  function sessionOf(id: number, visitor: string, day: number): { -readonly [K in keyof ReportSession]: ReportSession[K] } {
    let session = sessions.get(id);
    if (session === undefined) {
      session = { id, visitor, day, pageViews: 0, ordered: false };
      sessions.set(id, session);
    }
    return session;
  }

  function productOf(day: number, itemId: string): { views: number; orders: number } {
    let ofDay = products.get(day);
    if (ofDay === undefined) {
      ofDay = new Map();
      products.set(day, ofDay);
    }
    let product = ofDay.get(itemId);
    if (product === undefined) {
      product = { day, itemId, views: 0, orders: 0 };
      ofDay.set(itemId, product);
      productCount++;
    }
    return product;
  }

  function countVisit(event: LoggedEvent, visitor: string, day: number): void {
    const row = rowOf(visitor);
    const atMs = event.occurredAtMs;
    if (row.session === 0 || Math.abs(atMs - row.lastAtMs) > sessionTimeoutMs) row.session = event.position;
    row.lastAtMs = atMs;
    const session = sessionOf(row.session, visitor, day);
    if (event.name === 'page_view') session.pageViews++;
    if (event.name === 'exposure' || event.name === 'click') row.contentAtMs = Math.max(row.contentAtMs ?? 0, atMs);
    if (event.name === 'view_item') for (const itemId of itemIdsOf(event)) productOf(day, itemId).views++;
  }

  function countOrder(event: LoggedEvent, visitor: string, day: number): void {
    const orderId = orderIdOf(event);
    const known = orders.get(orderId) ?? null;
    const atMs = event.occurredAtMs;
    // Told by the page first and by the shop's server after, or the other way round.
    if (known !== null) {
      followKnown(known, event);
      return;
    }
    const row = rowOf(visitor);
    const influenced = row.contentAtMs !== null && row.contentAtMs <= atMs && atMs - row.contentAtMs <= influenceWindowMs;
    setOrder({ orderId, visitor, day, atMs, influenced, ...followOrder(unknownWorth, event, currency) });
    if (row.session !== 0 && Math.abs(atMs - row.lastAtMs) <= sessionTimeoutMs)
      sessionOf(row.session, visitor, day).ordered = true;
    for (const itemId of itemIdsOf(event)) productOf(day, itemId).orders++;
  }

  function giveBack(event: LoggedEvent): void {
    const order = orders.get(orderIdOf(event)) ?? null;
    if (order !== null) followKnown(order, event);
  }

  function followKnown(order: ReportOrder, event: LoggedEvent): void {
    const followed = followOrder(order, event, currency);
    if (followed !== order) setOrder({ ...order, ...followed });
  }

  function setOrder(order: ReportOrder): void {
    orders.set(order.orderId, order);
    changed.orders.add(order.orderId);
  }

  return {
    rowsNeeded(events) {
      const needed = { visitors: new Set<string>(), userIds: new Set<string>(), orderIds: new Set<string>() };
      for (const { anonymousId, userId, name, properties, messageId } of events) {
        if (anonymousId !== null && !visitors.has(anonymousId)) needed.visitors.add(anonymousId);
        if (userId !== null && !users.has(userId)) {
          needed.userIds.add(userId);
          needed.visitors.add(`u:${userId}`);
        }
        if (!orderEvents.has(name)) continue;
        const orderId = orderIdOf({ properties, messageId });
        if (!orders.has(orderId)) needed.orderIds.add(orderId);
      }
      if (needed.visitors.size + needed.userIds.size + needed.orderIds.size === 0) return null;
      return { visitors: [...needed.visitors], userIds: [...needed.userIds], orderIds: [...needed.orderIds] };
    },
    add(rows, needed) {
      for (const id of needed.userIds) users.set(id, null);
      for (const { userId, visitor } of rows.users) users.set(userId, visitor);
      for (const id of needed.orderIds) orders.set(id, null);
      for (const row of rows.orders) orders.set(row.orderId, row);
      for (const id of needed.visitors) if (!visitors.has(id)) visitors.set(id, null);
      // A user's visitor may have changed here since it was stored: what is known already is newer.
      for (const row of rows.visitors) if ((visitors.get(row.visitor) ?? null) === null) visitors.set(row.visitor, { ...row });
    },
    observe(event) {
      if (event.flags.includes('bot')) return;
      const { name, source, properties } = event;
      const day = localDay(timeZone, event.occurredAtMs);
      if (source === 'system') {
        // Somebody who is held out of everything; of single campaigns the experiments tell.
        if (name === 'exposure' && properties['heldOut'] === true && typeof properties['campaign'] !== 'string') {
          const row = rowOf(visitorOf(event));
          row.heldOutAtMs ??= event.occurredAtMs;
        }
        return;
      }
      if (name === 'refund' || name === 'order_cancelled') giveBack(event);
      if (notByVisitor.has(name)) return;
      const visitor = visitorOf(event);
      if (name !== 'purchase' || source !== 'server') countVisit(event, visitor, day);
      if (name === 'purchase') countOrder(event, visitor, day);
    },
    takeChanges() {
      const changes = {
        visitors: pick(visitors, changed.visitors),
        users: [...changed.users].map((userId) => ({ userId, visitor: users.get(userId) ?? '' })),
        orders: pick(orders, changed.orders),
        sessions: [...sessions.values()],
        products: [...products.values()].flatMap((ofDay) => [...ofDay.values()]),
      };
      for (const done of [changed.visitors, changed.users, changed.orders, sessions, products]) done.clear();
      productCount = 0;
      return changes;
    },
    get changed() {
      return changed.visitors.size + changed.users.size + changed.orders.size + sessions.size + productCount;
    },
    get size() {
      return visitors.size + users.size + orders.size;
    },
  };
}

function itemIdsOf({ properties }: LoggedEvent): readonly string[] {
  const { items } = properties as { readonly items?: unknown };
  if (!Array.isArray(items)) return [];
  if (items.length === 1) {
    const id: unknown = items[0]?.item_id;
    return typeof id === 'string' && id !== '' ? [id] : [];
  }
  const ids = items.flatMap((item: { readonly item_id?: unknown } | null) =>
    typeof item?.item_id === 'string' && item.item_id !== '' ? [item.item_id] : [],
  );
  return [...new Set(ids)];
}

/** Copies, since rows go on changing while these are written. */
function pick<Row extends object>(rows: ReadonlyMap<string, Row | null>, ids: ReadonlySet<string>): Row[] {
  const picked: Row[] = [];
  for (const id of ids) {
    const row = rows.get(id) ?? null;
    if (row !== null) picked.push({ ...row });
  }
  return picked;
}
