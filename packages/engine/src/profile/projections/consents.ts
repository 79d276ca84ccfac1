import { consentRecordsOf } from '../consent-records.ts';
import { ownEntry } from '../own-entry.ts';
import type { Projection } from '../projection.ts';

/**
 * The newest record a purpose. A `consent` event names purposes directly (`{"analytics": "granted"}`), under `consent`, or one
 * as `{"purpose", "status"}`.
 */
export const consents: Projection = {
  part: 'consents',
  writes: ['consents'],
  events: ['consent'],
  looksAt: ['properties'],
  fold(profile, { event }) {
    for (const record of consentRecordsOf(event)) {
      const known = ownEntry(profile.consents, record.purpose);
      if (known === undefined || known.atMs <= record.atMs) profile.consents[record.purpose] = record;
    }
  },
};
