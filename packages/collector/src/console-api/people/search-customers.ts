import type { CollectorCore } from '../../server/core.ts';
import type { CustomerRow, CustomerText } from '../../storage/console-store.ts';
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
  let found: readonly CustomerRow[];
  let total: number;
  if (matches === null) {
    found = await store.customers(pageSize + 1, start);
    total = await store.countCustomers();
  } else {
    const matched = await searchTexts(core, matches, start);
    found = await store.customersOf(matched.ids);
    total = matched.total;
  }
  const shown = found.slice(0, pageSize);
  const last = shown.at(-1);
  return {
    customers: shown.map((row) => summaryOfRow(row, currency)),
    total,
    nextCursor: found.length > pageSize && last !== undefined ? `${last.lastSeenAtMs}.${last.id}` : null,
  };
}

async function searchTexts(
  core: CollectorCore,
  matches: (customer: CustomerText) => boolean,
  start: Place | undefined,
): Promise<{ readonly ids: readonly string[]; readonly total: number }> {
  const ids: string[] = [];
  let total = 0;
  for (let after: Place | undefined; ; ) {
    const customers = await core.storage.console.customerTexts(portion, after);
    for (const customer of customers) {
      if (!matches(customer)) continue;
      total++;
      if (ids.length <= pageSize && (start === undefined || isAfter(customer, start))) ids.push(customer.id);
    }
    after = customers.at(-1);
    if (customers.length < portion) return { ids, total };
    await new Promise((resolve) => setImmediate(resolve));
  }
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
function matcherOf({ q, segment, stage }: CustomerSearch): ((customer: CustomerText) => boolean) | null {
  const words = foldText(q ?? '')
    .split(' ')
    .filter((word) => word !== '');
  const inSegment = segment === '' ? undefined : segment;
  const inStage = stage === '' ? undefined : stage;
  if (words.length === 0 && inSegment === undefined && inStage === undefined) return null;
  const segmentText = inSegment === undefined ? undefined : JSON.stringify(inSegment);
  return (customer) => {
    if (inStage !== undefined && customer.stage !== inStage) return false;
    if (segmentText !== undefined && !customer.segments.includes(segmentText)) return false;
    if (words.length === 0) return true;
    const text = foldText(customer.text);
    return words.every((word) => text.includes(word));
  };
}
