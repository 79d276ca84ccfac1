import type { JsonObject } from '../json.ts';
import type { EventContext } from './event-context.ts';

/** An event as a sender writes it (after Segment's common fields). */
export interface EventEnvelope {
  /** Unique per event; time-ordered (UUIDv7-like) is best. Sent again with the same id, it counts once. */
  readonly messageId: string;
  readonly name: string;
  readonly anonymousId?: string;
  readonly userId?: string;
  readonly properties?: JsonObject;
  readonly context?: EventContext;
  /** When it happened by the sender's clock: ISO 8601, on the shop's clock where it names no zone, or epoch milliseconds. */
  readonly timestamp?: string | number;
  /** When it was sent by the same clock; corrects the clock's skew. */
  readonly sentAt?: string | number;
}
