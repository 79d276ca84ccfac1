import type { EventContext, EventEnvelope, IdentityProof, Issue } from '@quen/protocol';
import type { EventDraft, IngestBatch } from './ingest-batch.ts';

const none: readonly Issue[] = [];

/** The first step: an event with all that its batch says for it, and who it is by. */
export function mapEvent(envelope: EventEnvelope, batch: IngestBatch): EventDraft {
  const userId = envelope.userId ?? batch.userId ?? batch.provenUserId;
  return {
    envelope,
    batch,
    properties: envelope.properties ?? {},
    context: mergeContext(batch.context, envelope.context),
    anonymousId: envelope.anonymousId ?? batch.anonymousId ?? null,
    userId,
    proof: proofOf(userId, batch),
    occurredAtMs: batch.receivedAtMs,
    flags: [],
    warnings: none,
  };
}

/** How sure it is that an event is by this user: a browser's word alone is a claim. */
export function proofOf(userId: string | null, { source, provenUserId }: IngestBatch): IdentityProof {
  if (userId === null) return 'none';
  return source !== 'browser' || userId === provenUserId ? 'proven' : 'claimed';
}

function mergeContext(shared: EventContext | undefined, own: EventContext | undefined): EventContext {
  if (shared === undefined) return own ?? {};
  return own === undefined ? shared : { ...shared, ...own };
}
