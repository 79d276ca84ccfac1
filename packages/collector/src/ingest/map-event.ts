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

/** The circumstances of both, without the User-Agent, which is read and dropped. */
function mergeContext(shared: EventContext | undefined, own: EventContext | undefined): EventDraft['context'] {
  // Built up part by part: V8 gives an object that gets more fields after a spread a shape of its own, and all that reads it is slow.
  const merged: { [part: string]: unknown } = {};
  for (const context of [shared, own]) {
    for (const part in context) if (part !== 'userAgent') merged[part] = context[part as keyof EventContext];
  }
  return merged;
}
