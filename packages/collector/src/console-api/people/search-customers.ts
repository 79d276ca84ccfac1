import type { CollectorCore } from '../../server/core.ts';
import type { CustomerRow } from '../../storage/console-store.ts';
import type { CustomerList } from '../types/customers.ts';
import { summaryOfRow } from './customer-summary.ts';
import { foldText } from './fold-text.ts';

/** What is looked for; all that is given must hold. */
export interface CustomerSearch {
  /** In names, mail addresses, telephone numbers, user ids, profile ids and order numbers; accents and case make no difference. */
  readonly q?: string;
  readonly segment?: string;
  readonly stage?: string;
  /** Of the answer before. */
  readonly cursor?: string;
}

const pageSize = 50;
/** Rows looked through before requests have their turn: a few milliseconds. */
const portion = 2_000;

/** A page of customers, whoever was here last first. A search goes through all of them, in portions, to know how many there are. */
export async function searchCustomers(core: CollectorCore, search: CustomerSearch): Promise<CustomerList> {
  const store = core.storage.console;
  const { currency } = core.rules.compiled.shop;
  // A small shop's newest visitors are not written down yet; a large one does not miss them.
  if (core.cache.unsavedCount < 2_000) await core.commits.drain();
  const start = readCursor(search.cursor);
  const matches = matcherOf(search);
  const found: CustomerRow[] = [];
  let total = 0;
  if (matches === null) {
    found.push(...(await store.customers(pageSize + 1, start)));
    total = await store.countCustomers();
  } else {
    for (let after: CustomerRow | undefined; ; ) {
      const rows = await store.customers(portion, after);
      for (const row of rows) {
        if (!matches(row)) continue;
        total++;
        if (found.length <= pageSize && (start === undefined || isAfter(row, start))) found.push(row);
      }
      after = rows.at(-1);
      if (rows.length < portion) break;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  const shown = found.slice(0, pageSize);
  const last = shown.at(-1);
  return {
    customers: shown.map((row) => summaryOfRow(row, currency)),
    total,
    nextCursor: found.length > pageSize && last !== undefined ? `${last.lastSeenAtMs}.${last.id}` : null,
  };
}

type Place = Pick<CustomerRow, 'id' | 'lastSeenAtMs'>;

function readCursor(cursor: string | undefined): Place | undefined {
  const match = /^(\d{1,15})\.(.{1,200})$/.exec(cursor ?? '');
  return match === null ? undefined : { lastSeenAtMs: Number(match[1]), id: match[2] ?? '' };
}

function isAfter(row: Place, start: Place): boolean {
  return row.lastSeenAtMs < start.lastSeenAtMs || (row.lastSeenAtMs === start.lastSeenAtMs && row.id > start.id);
}

/** Null when everybody matches. */
function matcherOf({ q, segment, stage }: CustomerSearch): ((row: CustomerRow) => boolean) | null {
  const words = foldText(q ?? '')
    .split(' ')
    .filter((word) => word !== '');
  const inSegment = segment === '' ? undefined : segment;
  const inStage = stage === '' ? undefined : stage;
  if (words.length === 0 && inSegment === undefined && inStage === undefined) return null;
  return (row) => {
    if (inStage !== undefined && row.stage !== inStage) return false;
    if (inSegment !== undefined && !row.segments.includes(inSegment)) return false;
    if (words.length === 0) return true;
    const text = foldText([row.name, row.email, row.phone, row.id, ...row.userIds, ...row.orderIds].join(' '));
    return words.every((word) => text.includes(word));
  };
}
