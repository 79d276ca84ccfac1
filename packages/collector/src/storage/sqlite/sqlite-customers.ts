import type { ConsoleStore, CustomerFilter, CustomerRow } from '../console-store.ts';
import { type CustomerText, readCustomerText } from './customer-text.ts';
import type { Database, Statement } from './open-database.ts';

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

/** Up to so many are found first and sorted then; of more, the newest are walked through until a page is full. */
const fewFound = 2_000;
/** Comes after all that ids are made of. */
const last = '\u{10FFFF}';

/** The rows whose words match, whose numbers begin with a text, whose own id or a browser's begins with it, that are in a segment. */
const byWords = (match: string): string => `SELECT rowid AS row FROM customer_words WHERE customer_words MATCH ${match}`;
const byNumber = (text: string): string =>
  `SELECT customer AS row FROM customer_numbers WHERE number BETWEEN ${text} AND ${text} || @last`;
const byId = `SELECT row FROM customers WHERE id COLLATE NOCASE BETWEEN @id AND @id || @last
  UNION SELECT row FROM customers WHERE id COLLATE NOCASE BETWEEN 'p_' || @id AND 'p_' || @id || @last
  UNION SELECT customers.row FROM identity_links JOIN customers ON customers.id = identity_links.profile_id
    WHERE identity BETWEEN 'a:' || @id AND 'a:' || @id || @last`;
const bySegment = 'SELECT customer AS row FROM customer_segments WHERE segment = @segment';
const page = 'last_seen <= @seen AND (last_seen < @seen OR id > @after) ORDER BY last_seen DESC, id LIMIT @limit';

/** A filter, read; its members are the parameters of the queries, with `word0`, `number0` and so on for its words. */
interface Asked extends Omit<CustomerText, 'words'> {
  readonly wordCount: number;
  readonly segment: string | null;
  readonly stage: string | null;
  readonly [parameter: string]: string | number | null;
}

/** The list of customers, which triggers keep beside the profiles, with its words and segments. */
export function createSqliteCustomers(database: Database): Pick<ConsoleStore, 'customers' | 'countCustomers' | 'countInSegment'> {
  const prepared = new Map<string, Statement<[object], Row & { readonly count: number }>>();
  const prepare = (sql: string): Statement<[object], Row & { readonly count: number }> => {
    const known = prepared.get(sql) ?? database.prepare<[object], Row & { readonly count: number }>(sql);
    prepared.set(sql, known);
    return known;
  };
  const countAll = database.prepare<[], { count: number }>('SELECT count(*) AS count FROM customers');
  const countIn = database.prepare<[string], { count: number }>(
    'SELECT count(*) AS count FROM customer_segments WHERE segment = ?',
  );

  function count(asked: Asked): number {
    const found = foundBy(asked);
    const stage = asked.stage === null ? '' : ' WHERE stage = @stage';
    if (found === null && stage === '') return countAll.get()?.count ?? 0;
    const from =
      found === null
        ? 'customers'
        : stage === ''
          ? `(${found})`
          : `(${found}) AS found CROSS JOIN customers ON customers.row = found.row`;
    return prepare(`SELECT count(*) AS count FROM ${from}${stage}`).get({ ...asked, last })?.count ?? 0;
  }

  return {
    customers: async (filter, limit, after) => {
      const asked = readFilter(filter);
      if (asked === null) return [];
      const found = foundBy(asked);
      const stage = asked.stage === null ? '' : 'stage = @stage AND ';
      const sql =
        found === null
          ? `SELECT * FROM customers INDEXED BY customers_seen WHERE ${stage}${page}`
          : count({ ...asked, stage: null }) <= fewFound
            ? `SELECT customers.* FROM (${found}) AS found CROSS JOIN customers ON customers.row = found.row WHERE ${stage}${page}`
            : `SELECT * FROM customers INDEXED BY customers_seen WHERE row IN (${found}) AND ${stage}${page}`;
      const seen = after?.lastSeenAtMs ?? Number.MAX_SAFE_INTEGER;
      return prepare(sql)
        .all({ ...asked, last, limit, seen, after: after?.id ?? '' })
        .map(readRow);
    },
    countCustomers: async (filter) => {
      const asked = readFilter(filter);
      return asked === null ? 0 : count(asked);
    },
    countInSegment: async (segmentId) => countIn.get(segmentId)?.count ?? 0,
  };
}

/** Null when it asks for something nobody can have. */
function readFilter({ text = '', segment = '', stage = '' }: CustomerFilter): Asked | null {
  const { match, words, id } = readCustomerText(text);
  if (text.trim() !== '' && match === null && words.length === 0 && id === null) return null;
  const named = words.flatMap((word, nth): [string, string | null][] => [
    [`word${nth}`, word.match],
    [`number${nth}`, word.number],
  ]);
  return { ...Object.fromEntries(named), match, id, wordCount: words.length, segment: segment || null, stage: stage || null };
}

/** The rows that text and segment leave, as a query; null when neither is asked for. */
function foundBy(asked: Asked): string | null {
  const { match, id, wordCount, segment } = asked;
  const eachWord = Array.from({ length: wordCount }, (_, nth) => {
    const numbers = byNumber(`@number${nth}`);
    return `SELECT row FROM (${asked[`word${nth}`] === null ? numbers : `${byWords(`@word${nth}`)} UNION ${numbers}`})`;
  });
  const ways = [
    ...(match === null ? [] : [byWords('@match')]),
    ...(eachWord.length === 0 ? [] : [`SELECT row FROM (${eachWord.join(' INTERSECT ')})`]),
    ...(id === null ? [] : [byId]),
  ];
  if (ways.length === 0) return segment === null ? null : bySegment;
  const found = ways.join('\n  UNION ');
  return segment === null ? found : `SELECT row FROM (${found}) INTERSECT ${bySegment}`;
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
