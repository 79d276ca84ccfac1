import type { JsonObject } from '../json.ts';
import type { EnrichedContext } from './event-context.ts';

/** The way an event came in. Only `server` and `system` events move budgets and revenue reports. */
export type EventSource = 'browser' | 'server' | 'import' | 'system';

/**
 * What is known about the event's `userId`: `none` (there is none), `claimed` (a browser says so: may attach traits, never
 * reveals or merges), `proven` (a signed token or the secret key).
 */
export type IdentityProof = 'none' | 'claimed' | 'proven';

/** Marks set while ingesting, and `thinned` of what retention left of events that are too old. */
export type EventFlag = 'bot' | 'late' | 'future' | 'no_time' | 'skew_corrected' | 'thinned';

/** An event as it stands in the log; everything Quen knows is a fold of these, in order of `position`. */
export interface LoggedEvent {
  /** Place in the log: a positive integer, ascending, with gaps allowed. */
  readonly position: number;
  readonly messageId: string;
  readonly name: string;
  readonly anonymousId: string | null;
  readonly userId: string | null;
  /** Commerce events: {@link CommerceProperties}, amounts already in minor units. */
  readonly properties: JsonObject;
  readonly context: EnrichedContext;
  /** When it happened, epoch milliseconds, skew corrected and bounded. */
  readonly occurredAtMs: number;
  readonly receivedAtMs: number;
  readonly source: EventSource;
  readonly proof: IdentityProof;
  readonly flags: readonly EventFlag[];
}
