import type {
  ReportChanges,
  ReportOrder,
  ReportProduct,
  ReportRows,
  ReportSession,
  ReportStore,
  ReportVisitor,
} from '../report-store.ts';
import type { Database } from './open-database.ts';
import type { Write, Writer } from './writer.ts';

interface OrderRow {
  readonly order_id: string;
  readonly visitor: string;
  readonly day: number;
  readonly at: number;
  readonly revenue: number | null;
  readonly given_back: number;
  readonly cancelled: number;
  readonly influenced: number;
}
interface SessionRow {
  readonly id: number;
  readonly visitor: string;
  readonly day: number;
  readonly page_views: number;
  readonly ordered: number;
  readonly held_out: number;
}

const tables = ['report_visitors', 'report_users', 'report_sessions', 'report_orders', 'report_products'];

const upsertVisitor =
  'INSERT OR REPLACE INTO report_visitors (visitor, session, last_at, content_at, held_out_at) VALUES (?, ?, ?, ?, ?)';
const upsertUser = 'INSERT OR REPLACE INTO report_users (user_id, visitor) VALUES (?, ?)';
const upsertOrder =
  'INSERT OR REPLACE INTO report_orders (order_id, visitor, day, at, revenue, given_back, cancelled, influenced) VALUES (?, ?, ?, ?, ?, ?, ?, ?)';
const addSession = `INSERT INTO report_sessions (id, visitor, day, page_views, ordered) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET page_views = page_views + excluded.page_views, ordered = max(ordered, excluded.ordered)`;
const addProduct = `INSERT INTO report_products (day, item_id, views, orders) VALUES (?, ?, ?, ?)
  ON CONFLICT (day, item_id) DO UPDATE SET views = views + excluded.views, orders = orders + excluded.orders`;
const upsertCursor = 'INSERT OR REPLACE INTO cursors (projection, position) VALUES (?, ?)';

function reportWrites({ visitors, users, sessions, orders, products }: ReportChanges, cursor: string, position: number): Write[] {
  return [
    [upsertVisitor, ...visitors.map((row) => [row.visitor, row.session, row.lastAtMs, row.contentAtMs, row.heldOutAtMs])],
    [upsertUser, ...users.map(({ userId, visitor }) => [userId, visitor])],
    [addSession, ...sessions.map((row) => [row.id, row.visitor, row.day, row.pageViews, row.ordered ? 1 : 0])],
    [
      upsertOrder,
      ...orders.map((row) => [
        row.orderId,
        row.visitor,
        row.day,
        row.atMs,
        row.revenueMinor,
        row.givenBackMinor,
        row.cancelled ? 1 : 0,
        row.influenced ? 1 : 0,
      ]),
    ],
    [addProduct, ...products.map(({ day, itemId, views, orders }) => [day, itemId, views, orders])],
    [upsertCursor, [cursor, position]],
  ];
}

export function createSqliteReports(database: Database, writer: Writer): ReportStore {
  const selectVisitor = database.prepare<[string], ReportVisitor>(
    'SELECT visitor, session, last_at AS lastAtMs, content_at AS contentAtMs, held_out_at AS heldOutAtMs FROM report_visitors WHERE visitor = ?',
  );
  const selectUser = database.prepare<[string], { userId: string; visitor: string }>(
    'SELECT user_id AS userId, visitor FROM report_users WHERE user_id = ?',
  );
  const selectOrder = database.prepare<[string], OrderRow>('SELECT * FROM report_orders WHERE order_id = ?');
  const deleteCursors = database.prepare('DELETE FROM cursors WHERE projection LIKE ?');
  const selectSessions = database.prepare<[number, number, number], SessionRow>(
    `SELECT s.*, v.held_out_at IS NOT NULL AS held_out FROM report_sessions s LEFT JOIN report_visitors v USING (visitor)
     WHERE s.day = ? AND s.id > ? ORDER BY s.id LIMIT ?`,
  );
  const selectOrders = database.prepare<[number, string, number], OrderRow>(
    'SELECT * FROM report_orders WHERE day = ? AND order_id > ? AND cancelled = 0 ORDER BY order_id LIMIT ?',
  );
  const selectTop = database.prepare<[number, number, number], Omit<ReportProduct, 'day'>>(
    `SELECT item_id AS itemId, sum(views) AS views, sum(orders) AS orders FROM report_products
     WHERE day BETWEEN ? AND ? GROUP BY item_id ORDER BY sum(orders) DESC, sum(views) DESC, item_id LIMIT ?`,
  );
  const selectFirst = database.prepare<[], { at: number | null }>('SELECT min(held_out_at) AS at FROM report_visitors');

  const clear = database.transaction((cursorPrefix: string) => {
    for (const table of tables) database.exec(`DELETE FROM ${table}`);
    deleteCursors.run(`${cursorPrefix}%`);
  });
  const readAll = database.transaction(
    (visitors: readonly string[], userIds: readonly string[], orderIds: readonly string[]): ReportRows => {
      const users = userIds.flatMap((id) => selectUser.get(id) ?? []);
      const wanted = new Set([...visitors, ...users.map(({ visitor }) => visitor)]);
      return {
        visitors: [...wanted].flatMap((visitor) => selectVisitor.get(visitor) ?? []),
        users,
        orders: orderIds.flatMap((id) => {
          const row = selectOrder.get(id);
          return row === undefined ? [] : [readOrder(row)];
        }),
      };
    },
  );

  return {
    load: async (visitors, userIds, orderIds) => readAll(visitors, userIds, orderIds),
    // A report that is lost is counted again from the log: it need not wait for the disk, as events must.
    save: async (changes, cursor, position) => {
      await writer.write({ statements: reportWrites(changes, cursor, position), texts: [] }, false);
    },
    clear: async (cursorPrefix) => clear.immediate(cursorPrefix),
    sessions: async (day, afterId, limit) => selectSessions.all(day, afterId, limit).map(readSession),
    orders: async (day, afterId, limit) => selectOrders.all(day, afterId, limit).map(readOrder),
    topProducts: async (fromDay, toDay, limit) => selectTop.all(fromDay, toDay, limit),
    firstHeldOutAtMs: async () => selectFirst.get()?.at ?? null,
  };
}

function readOrder(row: OrderRow): ReportOrder {
  return {
    orderId: row.order_id,
    visitor: row.visitor,
    day: row.day,
    atMs: row.at,
    revenueMinor: row.revenue,
    givenBackMinor: row.given_back,
    cancelled: row.cancelled === 1,
    influenced: row.influenced === 1,
  };
}

function readSession(row: SessionRow): ReportSession & { readonly heldOut: boolean } {
  return {
    id: row.id,
    visitor: row.visitor,
    day: row.day,
    pageViews: row.page_views,
    ordered: row.ordered === 1,
    heldOut: row.held_out === 1,
  };
}
