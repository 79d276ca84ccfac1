import { type ConsentPurpose, type ConsentRecord, consentPurposes, type Json, type JsonObject } from '@quen/protocol';
import { ownEntry } from '../own-entry.ts';
import type { Projection } from '../projection.ts';

const sources = ['shop', 'google_consent_mode', 'gpc', 'console', 'import'] as const;

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
    const { properties } = event;
    const nested = properties['consent'];
    for (const purpose of consentPurposes) {
      const status =
        properties['purpose'] === purpose ? properties['status'] : (properties[purpose] ?? nestedStatus(nested, purpose));
      if (status !== 'granted' && status !== 'denied') continue;
      const known = ownEntry(profile.consents, purpose);
      if (known !== undefined && known.atMs > event.occurredAtMs) continue;
      profile.consents[purpose] = recordOf(purpose, status, event.occurredAtMs, properties);
    }
  },
};

function nestedStatus(nested: Json | undefined, purpose: ConsentPurpose): Json | undefined {
  if (typeof nested !== 'object' || nested === null || Array.isArray(nested)) return undefined;
  return (nested as JsonObject)[purpose];
}

function recordOf(purpose: ConsentPurpose, status: 'granted' | 'denied', atMs: number, properties: JsonObject): ConsentRecord {
  const source = sources.find((name) => name === properties['source']) ?? 'shop';
  const { textVersion, evidence } = properties as { textVersion?: Json; evidence?: Json };
  return {
    purpose,
    status,
    atMs,
    source,
    ...(typeof textVersion === 'string' && { textVersion }),
    ...(typeof evidence === 'string' && { evidence }),
  };
}
