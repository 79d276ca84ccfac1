import type { EnrichedContext, EventEnvelope, EventFlag, EventSource, IdentityProof, Issue, JsonObject } from '@quen/protocol';
import type { BatchFacts } from '../storage/storage.ts';
import type { Faults } from './clean-json.ts';

/** Events on their way in, with what holds for all of them. */
export interface IngestBatch extends BatchFacts {
  readonly events: readonly unknown[];
  /** What was wrong with events before they came here: they are rejected with it. */
  readonly faults?: Faults | undefined;
  readonly source: EventSource;
  readonly receivedAtMs: number;
}

/** What is enriched: an event whose fields the enrichments may write, each its own. */
export interface EventDraft {
  readonly envelope: EventEnvelope;
  readonly batch: IngestBatch;
  properties: JsonObject;
  /** The event's own object, whatever it was made of. */
  readonly context: { -readonly [Part in keyof EnrichedContext]: EnrichedContext[Part] };
  anonymousId: string | null;
  userId: string | null;
  proof: IdentityProof;
  occurredAtMs: number;
  readonly flags: EventFlag[];
  /** What of the event was passed over. */
  warnings: readonly Issue[];
}
