import { type ConsentRecord, consentPurposes, type JsonObject } from '@quen/protocol';
import type { ConsentEntry, NewEvent } from '../storage/storage.ts';

const sources: readonly ConsentRecord['source'][] = ['shop', 'google_consent_mode', 'gpc', 'console', 'import'];

/** What a `consent` event adds to the ledger: `{"analytics": "granted"}`, the same under `consent`, or `{"purpose", "status"}`. */
export function consentEntries(event: NewEvent): readonly ConsentEntry[] {
  if (event.name !== 'consent') return [];
  const { properties } = event;
  const nested = properties['consent'];
  const under: JsonObject = typeof nested === 'object' && nested !== null && !Array.isArray(nested) ? (nested as JsonObject) : {};
  const source = sources.find((name) => name === properties['source']) ?? 'shop';
  const { textVersion, evidence } = properties as { textVersion?: unknown; evidence?: unknown };
  return consentPurposes.flatMap((purpose) => {
    const status = properties['purpose'] === purpose ? properties['status'] : (properties[purpose] ?? under[purpose]);
    if (status !== 'granted' && status !== 'denied') return [];
    return [
      {
        identity: event.identity,
        purpose,
        status,
        atMs: event.occurredAtMs,
        source,
        ...(typeof textVersion === 'string' ? { textVersion } : {}),
        ...(typeof evidence === 'string' ? { evidence } : {}),
      },
    ];
  });
}
