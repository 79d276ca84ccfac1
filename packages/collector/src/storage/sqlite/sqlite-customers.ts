import type { ConsoleStore, CustomerRow, CustomerText } from '../console-store.ts';
import type { Database } from './open-database.ts';

interface Row {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly user_ids: string;
  readonly stage: string;
  readonly last_seen: number;
  readonly sessions: number;
  readonly orders: number;
  readonly revenue: string;
  readonly order_ids: string;
  readonly segments: string;
}

/** The list of customers, which triggers keep beside the profiles. */
export function createSqliteCustomers(
  database: Database,
): Pick<ConsoleStore, 'customers' | 'customerTexts' | 'customersOf' | 'countCustomers' | 'countInSegment'> {
  const selectPage = database.prepare<[number, number, string, number], Row>(
    'SELECT * FROM customers WHERE last_seen <= ? AND (last_seen < ? OR id > ?) ORDER BY last_seen DESC, id LIMIT ?',
  );
  const selectTexts = database.prepare<[number, number, string, number], CustomerText>(
    `SELECT id, last_seen AS lastSeenAtMs, stage, segments,
       concat_ws(' ', name, email, phone, id, user_ids, order_ids) AS text
     FROM customers WHERE last_seen <= ? AND (last_seen < ? OR id > ?) ORDER BY last_seen DESC, id LIMIT ?`,
  );
  const selectOne = database.prepare<[string], Row>('SELECT * FROM customers WHERE id = ?');
  const count = database.prepare<[], { count: number }>('SELECT count(*) AS count FROM customers');
  const countIn = database.prepare<[string], { count: number }>(
    'SELECT count(*) AS count FROM customers WHERE instr(segments, ?) > 0',
  );
  const end = Number.MAX_SAFE_INTEGER;
  return {
    customers: async (limit, after) =>
      selectPage.all(after?.lastSeenAtMs ?? end, after?.lastSeenAtMs ?? end, after?.id ?? '', limit).map(readRow),
    customerTexts: async (limit, after) =>
      selectTexts.all(after?.lastSeenAtMs ?? end, after?.lastSeenAtMs ?? end, after?.id ?? '', limit),
    customersOf: async (ids) =>
      ids.flatMap((id) => {
        const row = selectOne.get(id);
        return row === undefined ? [] : [readRow(row)];
      }),
    countCustomers: async () => count.get()?.count ?? 0,
    countInSegment: async (segmentId) => countIn.get(JSON.stringify(segmentId))?.count ?? 0,
  };
}

function readRow(row: Row): CustomerRow {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    phone: row.phone,
    userIds: JSON.parse(row.user_ids) as string[],
    stage: row.stage,
    lastSeenAtMs: row.last_seen,
    sessionCount: row.sessions,
    orderCount: row.orders,
    revenueMinor: JSON.parse(row.revenue) as CustomerRow['revenueMinor'],
    orderIds: JSON.parse(row.order_ids) as string[],
    segments: JSON.parse(row.segments) as string[],
  };
}
