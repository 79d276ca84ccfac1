import type {
  ConsentState,
  EventContext,
  EventEnvelope,
  EventFlag,
  EventSource,
  IdentityProof,
  JsonObject,
} from '@quen/protocol';

/** Events on their way in, with what holds for all of them. */
export interface IngestBatch {
  readonly events: readonly unknown[];
  /** Stand in for what an event does not say itself. */
  readonly anonymousId?: string;
  readonly userId?: string;
  readonly context?: EventContext;
  readonly sentAt?: string | number;
  readonly source: EventSource;
  /** The user id a valid token was signed for. */
  readonly provenUserId: string | null;
  readonly consent: ConsentState;
  /** The request's own `User-Agent`, for browsers. */
  readonly userAgent?: string;
  readonly receivedAtMs: number;
}

/** What is enriched: an event whose fields the enrichments may write, each its own. */
export interface EventDraft {
  readonly envelope: EventEnvelope;
  readonly batch: IngestBatch;
  properties: JsonObject;
  context: EventContext & { device?: import('@quen/protocol').Device };
  anonymousId: string | null;
  userId: string | null;
  proof: IdentityProof;
  occurredAtMs: number;
  readonly flags: EventFlag[];
}
