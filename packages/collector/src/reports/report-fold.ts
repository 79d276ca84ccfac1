import { localDay, sessionTimeoutMs } from '@quen/engine';
import type { LoggedEvent } from '@quen/protocol';
import type {
  ReportChanges,
  ReportOrder,
  ReportProduct,
  ReportRows,
  ReportSession,
  ReportVisitor,
} from '../storage/report-store.ts';
import { orderIdOf, ordersTold, revenueOf } from './order-facts.ts';

/** What the counting depends on beside the log; other settings are another report. */
export interface ReportSettings {
  readonly timeZone: string;
  readonly currency: string;
}

/** How long after personalized content was seen or clicked an order counts as influenced. */
export const influenceWindowMs: number = 7 * 86_400_000;

/** Some events on their way into the report. */
export interface ReportFold {
  /** Takes the next event of the log. */
  observe(event: LoggedEvent): void;
  /** What has changed since the rows were loaded. */
  changes(): ReportChanges;
}

/** What a shop's or Quen's own server tells, and no visitor does. */
const notByVisitor = new Set(['refund', 'order_cancelled', 'offer_reserved', 'offer_redeemed', 'offer_released']);

/** Which rows a run of events needs. */
export function rowsNeeded(events: readonly LoggedEvent[]): { visitors: string[]; userIds: string[]; orderIds: string[] } {
  const visitors = new Set<string>();
  const userIds = new Set<string>();
  const orderIds = new Set<string>();
  for (const event of events) {
    if (event.anonymousId !== null) visitors.add(event.anonymousId);
    if (event.userId !== null) {
      userIds.add(event.userId);
      visitors.add(`u:${event.userId}`);
    }
    if (ordersTold.has(event.name)) orderIds.add(orderIdOf(event));
  }
  return { visitors: [...visitors], userIds: [...userIds], orderIds: [...orderIds] };
}

/**
 * Counts events into rows. A visitor is a browser, or a customer who was seen in none; a visit ends after 30 minutes without an event. An
 * order counts once; its revenue is what the shop itself confirmed in its own currency. Bots do not count.
 */
export function createReportFold(rows: ReportRows, { timeZone, currency }: ReportSettings): ReportFold {
  const visitors = new Map(rows.visitors.map((row) => [row.visitor, { ...row }] as const));
  const users = new Map(rows.users.map(({ userId, visitor }) => [userId, visitor]));
  const orders = new Map(rows.orders.map((row) => [row.orderId, { ...row }] as const));
  const changed = { visitors: new Set<string>(), users: new Set<string>(), orders: new Set<string>() };
  const sessions = new Map<number, { -readonly [K in keyof ReportSession]: ReportSession[K] }>();
  const products = new Map<string, { -readonly [K in keyof ReportProduct]: ReportProduct[K] }>();

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
    let row = visitors.get(visitor);
    if (row === undefined) {
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
    const key = `${day}\n${itemId}`;
    let product = products.get(key);
    if (product === undefined) {
      product = { day, itemId, views: 0, orders: 0 };
      products.set(key, product);
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
    const known = orders.get(orderId);
    const atMs = event.occurredAtMs;
    const revenueMinor = revenueOf(event, currency);
    if (known !== undefined) {
      // Told by the page first and by the shop's server after, or the other way round.
      if (known.revenueMinor === null && revenueMinor !== null) setOrder({ ...known, revenueMinor });
      return;
    }
    const row = rowOf(visitor);
    const influenced = row.contentAtMs !== null && row.contentAtMs <= atMs && atMs - row.contentAtMs <= influenceWindowMs;
    setOrder({ orderId, visitor, day, atMs, revenueMinor, cancelled: false, influenced });
    if (row.session !== 0 && Math.abs(atMs - row.lastAtMs) <= sessionTimeoutMs)
      sessionOf(row.session, visitor, day).ordered = true;
    for (const itemId of itemIdsOf(event)) productOf(day, itemId).orders++;
  }

  function giveBack(event: LoggedEvent): void {
    const order = orders.get(orderIdOf(event));
    if (order === undefined || event.source === 'browser') return;
    if (event.name === 'order_cancelled') setOrder({ ...order, cancelled: true });
    else if (order.revenueMinor !== null) {
      const back = revenueOf(event, currency) ?? order.revenueMinor;
      setOrder({ ...order, revenueMinor: Math.max(0, order.revenueMinor - back) });
    }
  }

  function setOrder(order: ReportOrder): void {
    orders.set(order.orderId, order);
    changed.orders.add(order.orderId);
  }

  return {
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
    changes: () => ({
      visitors: pick(visitors, changed.visitors),
      users: [...changed.users].map((userId) => ({ userId, visitor: users.get(userId) ?? '' })),
      orders: pick(orders, changed.orders),
      sessions: [...sessions.values()],
      products: [...products.values()],
    }),
  };
}

function itemIdsOf({ properties }: LoggedEvent): readonly string[] {
  const { items } = properties as { readonly items?: unknown };
  if (!Array.isArray(items)) return [];
  const ids = items.flatMap((item: { readonly item_id?: unknown } | null) =>
    typeof item?.item_id === 'string' && item.item_id !== '' ? [item.item_id] : [],
  );
  return [...new Set(ids)];
}

function pick<Row>(rows: ReadonlyMap<string, Row>, ids: ReadonlySet<string>): Row[] {
  return [...ids].flatMap((id) => rows.get(id) ?? []);
}
