import type { EventResult, Issue } from '@quen/protocol';
import { identityKey, type NewEvent } from '../storage/storage.ts';
import type { EnrichmentSettings } from './enrich/enrichment.ts';
import { enrichments } from './enrich/enrichments.ts';
import type { EventDraft, IngestBatch } from './ingest-batch.ts';
import { mapEvent } from './map-event.ts';
import { parseEvent } from './parse-event.ts';
import { refusePlaceholderId } from './refuse-placeholder-id.ts';

/** An event ready for the log, or why it is not. */
export type PreparedEvent =
  | { readonly ok: true; readonly event: NewEvent; readonly warnings: readonly Issue[] }
  | { readonly ok: false; readonly messageId?: string; readonly issues: readonly Issue[] };

/** The steps of one event before the log: parse, map, check whose it is, enrich. */
export function prepareEvent(value: unknown, batch: IngestBatch, settings: EnrichmentSettings): PreparedEvent {
  const parsed = parseEvent(value);
  if (!parsed.ok) return reject(parsed.issues, messageIdOf(value));
  const { messageId, name } = parsed.value;
  const draft = mapEvent(parsed.value, batch);
  const identity = checkIdentity(draft);
  if (typeof identity !== 'string') return reject([identity], messageId);
  for (const enrichment of enrichments) {
    const issues = enrichment.enrich(draft, settings);
    if (issues !== undefined) return reject(issues, messageId);
  }
  const { anonymousId, userId, proof, properties, context, occurredAtMs, flags, warnings } = draft;
  return {
    ok: true,
    warnings,
    event: {
      messageId,
      name,
      anonymousId,
      userId,
      proof,
      properties,
      context,
      occurredAtMs,
      receivedAtMs: batch.receivedAtMs,
      source: batch.source,
      flags,
      identity,
    },
  };
}

/** The same of the event at an index of its batch, unless it is known to be wrong. */
export function prepareAt(index: number, batch: IngestBatch, settings: EnrichmentSettings): PreparedEvent {
  const value = batch.events[index];
  const faults = batch.faults?.get(index);
  return faults === undefined ? prepareEvent(value, batch, settings) : reject(faults, messageIdOf(value));
}

/** The answer for an event that cannot be taken. */
export function rejection(index: number, rejected: Extract<PreparedEvent, { ok: false }>): EventResult {
  const { messageId, issues } = rejected;
  return { index, status: 'rejected', issues, ...(messageId === undefined ? {} : { messageId }) };
}

function checkIdentity(draft: EventDraft): string | Issue {
  const { anonymousId, userId } = draft;
  const issue =
    (anonymousId === null ? null : refusePlaceholderId(anonymousId, 'anonymousId')) ??
    (userId === null ? null : refusePlaceholderId(userId, 'userId'));
  if (issue !== null) return issue;
  return (
    identityKey(draft) ?? {
      code: 'invalid_identity',
      path: 'anonymousId',
      message: 'Nobody is named; send an anonymousId, or a userId with the secret key or a user token.',
    }
  );
}

function reject(issues: readonly Issue[], messageId: string | undefined): PreparedEvent {
  return messageId === undefined ? { ok: false, issues } : { ok: false, issues, messageId };
}

function messageIdOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('messageId' in value)) return undefined;
  return typeof value.messageId === 'string' ? value.messageId.slice(0, 200) : undefined;
}
