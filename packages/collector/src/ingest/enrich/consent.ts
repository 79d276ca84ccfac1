import { consentPurposes, type Issue, isJsonObject, type Json, type JsonObject } from '@quen/protocol';
import { isStatus, mapNames, purposeOf, readStatus, strictest } from '../read-consent.ts';
import type { Enrichment } from './enrichment.ts';

/**
 * What a `consent` event says, in our words: purposes by their own names (`{"analytics": "denied"}`), or one as `{"purpose", "status"}`. Google's names,
 * any case and a list under `consent` are understood. What is not is passed over with a warning; an event with nothing that is, is refused.
 */
export const consent: Enrichment = {
  name: 'consent',
  enrich(draft) {
    if (draft.envelope.name !== 'consent') return undefined;
    draft.properties = readProperties(draft.properties);
    const issues = faultsIn(draft.properties);
    if (!consentPurposes.some((purpose) => isStatus(statusOf(draft.properties, purpose)))) {
      return issues.length > 0 ? issues : [issue('properties', `Say "granted" or "denied" of ${purposes}.`)];
    }
    draft.warnings = issues;
    return undefined;
  },
};

const purposes = consentPurposes.join(', ');

function readProperties({ consent: nested, ...own }: JsonObject): JsonObject {
  const isNested = isJsonObject(nested);
  const read = mapNames([...Object.entries(own), ...(isNested ? Object.entries(nested) : [])]);
  if (nested !== undefined && !isNested) read['consent'] = nested;
  const { purpose, evidence, textVersion } = own;
  if (typeof purpose === 'string') {
    const known = purposeOf(purpose);
    read['purpose'] = known ?? purpose;
    read['status'] = strictest(readStatus(own['status']), known && read[known]);
  }
  if (evidence !== undefined && evidence !== null) read['evidence'] = asText(evidence);
  if (typeof textVersion === 'number') read['textVersion'] = String(textVersion);
  return read as JsonObject;
}

function statusOf(properties: JsonObject, purpose: string): Json | undefined {
  return properties['purpose'] === purpose ? properties['status'] : properties[purpose];
}

/** Evidence is shown as it was given, so that it is kept as a text. */
function asText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function faultsIn(properties: JsonObject): Issue[] {
  const { purpose, status, ...others } = properties;
  const faults: Issue[] = [];
  if (purpose !== undefined && (typeof purpose !== 'string' || purposeOf(purpose) === undefined)) {
    faults.push(issue('properties.purpose', `Name one of ${purposes}.`));
  } else if (purpose !== undefined && !isStatus(status)) {
    faults.push(issue('properties.status', 'Say "granted" or "denied".'));
  }
  for (const [name, value] of Object.entries(others)) {
    if (purposeOf(name) !== undefined) {
      if (!isStatus(value)) faults.push(issue(`properties.${name}`, 'Say "granted" or "denied".'));
    } else if (isStatus(readStatus(value))) faults.push(issue(`properties.${name}`, `It is no purpose; there are ${purposes}.`));
  }
  return faults;
}

function issue(path: string, message: string): Issue {
  return { code: 'invalid_event', path, message };
}
