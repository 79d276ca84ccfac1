import { writeDownNewest } from '../../profiles/write-down-newest.ts';
import type { CollectorCore } from '../../server/core.ts';
import type { CustomerPlace } from '../../storage/console-store.ts';
import type { CustomerList } from '../types/customers.ts';
import { summaryOfRow } from './customer-summary.ts';

/** What is looked for; all that is given must hold. */
export interface CustomerSearch {
  /** In names, mail addresses, telephone numbers, ids and order numbers, word by word from their beginnings; accents and case make no difference. */
  readonly q?: string;
  readonly segment?: string;
  readonly stage?: string;
  /** Of the answer before. */
  readonly cursor?: string;
}

/** A page of customers, whoever was here last first, with how many there are in all. */
export async function searchCustomers(
  core: CollectorCore,
  { q, segment, stage, cursor }: CustomerSearch,
  pageSize: number,
): Promise<CustomerList> {
  const store = core.storage.console;
  const { currency } = core.rules.compiled.shop;
  await writeDownNewest(core);
  const filter = { ...(q && { text: q }), ...(segment && { segment }), ...(stage && { stage }) };
  const found = await store.customers(filter, pageSize + 1, readCursor(cursor));
  const shown = found.slice(0, pageSize);
  const last = shown.at(-1);
  return {
    customers: shown.map((row) => summaryOfRow(row, currency)),
    total: await store.countCustomers(filter),
    nextCursor: found.length > pageSize && last !== undefined ? `${last.lastSeenAtMs}.${last.id}` : null,
  };
}

function readCursor(cursor: string | undefined): CustomerPlace | undefined {
  const match = /^(\d{1,15})\.(.{1,200})$/.exec(cursor ?? '');
  return match === null ? undefined : { lastSeenAtMs: Number(match[1]), id: match[2] ?? '' };
}
