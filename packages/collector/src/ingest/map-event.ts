import type { EventContext, EventEnvelope } from '@quen/protocol';
import type { EventDraft, IngestBatch } from './ingest-batch.ts';

/** The first step: an event with all that its batch says for it, and who it is by. */
export function mapEvent(envelope: EventEnvelope, batch: IngestBatch): EventDraft {
  const userId = envelope.userId ?? batch.userId ?? batch.provenUserId;
  const trusted = batch.source !== 'browser';
  return {
    envelope,
    batch,
    properties: envelope.properties ?? {},
    context: mergeContext(batch.context, envelope.context),
    anonymousId: envelope.anonymousId ?? batch.anonymousId ?? null,
    userId,
    proof: userId === null ? 'none' : trusted || userId === batch.provenUserId ? 'proven' : 'claimed',
    occurredAtMs: batch.receivedAtMs,
    flags: [],
  };
}

function mergeContext(shared: EventContext | undefined, own: EventContext | undefined): EventContext {
  if (shared === undefined) return own ?? {};
  return own === undefined ? shared : { ...shared, ...own };
}
