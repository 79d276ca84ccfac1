import { consentRecordsOf } from '@quen/engine';
import type { ConsentEntry, NewEvent } from '../storage/storage.ts';

/** What a `consent` event adds to the ledger. */
export function consentEntries(event: NewEvent): readonly ConsentEntry[] {
  if (event.name !== 'consent') return [];
  return consentRecordsOf(event).map((record) => ({ ...record, identity: event.identity }));
}
