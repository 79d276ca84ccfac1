import { isJsonObject } from '@quen/protocol';
import { type BatchFacts, identityKey, type NamedPerson } from '../storage/storage.ts';
import type { IngestBatch } from './ingest-batch.ts';
import { proofOf } from './map-event.ts';
import { refusePlaceholderId } from './refuse-placeholder-id.ts';

/** Who an event is by, as far as it can be read in one that is no event: by the same rules as one that is, but numbers pass for ids. */
export function namedPerson(value: unknown, batch: IngestBatch): NamedPerson {
  const own = isJsonObject(value) ? value : {};
  const anonymousId = firstId(own['anonymousId'], batch.anonymousId);
  const userId = firstId(own['userId'], batch.userId, batch.provenUserId);
  const proof = proofOf(userId, batch);
  return { identity: identityKey({ anonymousId, userId, proof }), claimed: proof === 'claimed' ? `u:${userId}` : null };
}

/** Of what a batch says of persons, what stands in for something that this event does not say: the rest is about others. */
export function namesFor(value: unknown, { anonymousId, userId, provenUserId }: IngestBatch): BatchNames {
  const own = isJsonObject(value) ? value : {};
  const ownUserId = firstId(own['userId']);
  return {
    ...(anonymousId !== undefined && firstId(own['anonymousId']) === null && { anonymousId }),
    ...(userId !== undefined && ownUserId === null && { userId }),
    provenUserId: (ownUserId ?? firstId(userId) ?? provenUserId) === provenUserId ? provenUserId : null,
  };
}

type BatchNames = Pick<BatchFacts, 'anonymousId' | 'userId' | 'provenUserId'>;

function firstId(...candidates: readonly unknown[]): string | null {
  for (const candidate of candidates) {
    const id = typeof candidate === 'number' ? String(candidate) : candidate;
    if (typeof id === 'string' && id.length <= 200 && refusePlaceholderId(id, '') === null) return id;
  }
  return null;
}
