import { type ConsentRecord, consentPurposes, isJsonObject, type JsonObject, type LoggedEvent } from '@quen/protocol';

const sources: readonly ConsentRecord['source'][] = ['shop', 'google_consent_mode', 'gpc', 'console', 'import'];

/** What a `consent` event says, in any of its forms: a record a purpose, for the profile and the ledger alike. */
export function consentRecordsOf({
  properties,
  occurredAtMs: atMs,
}: Pick<LoggedEvent, 'properties' | 'occurredAtMs'>): readonly ConsentRecord[] {
  const nested = properties['consent'];
  const under: JsonObject = isJsonObject(nested) ? nested : {};
  const source = sources.find((name) => name === properties['source']) ?? 'shop';
  const { textVersion, evidence } = properties as { textVersion?: unknown; evidence?: unknown };
  return consentPurposes.flatMap((purpose): ConsentRecord[] => {
    const status = properties['purpose'] === purpose ? properties['status'] : (properties[purpose] ?? under[purpose]);
    if (status !== 'granted' && status !== 'denied') return [];
    return [
      {
        purpose,
        status,
        atMs,
        source,
        ...(typeof textVersion === 'string' && { textVersion }),
        ...(typeof evidence === 'string' && { evidence }),
      },
    ];
  });
}
