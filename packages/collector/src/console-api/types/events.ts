import type { Issue, JsonObject, LoggedEvent } from '@quen/protocol';

/** Answer of `GET /console/api/events`, newest first. Also pushed by `GET /console/api/live` as event `event`. */
export interface EventList {
  readonly events: readonly (LoggedEvent & { readonly profileId: string | null })[];
  /** Pass as `before` for older ones; null at the end. */
  readonly nextBefore: number | null;
}

/** An event that was not taken. */
export interface RejectedEvent {
  readonly id: number;
  readonly receivedAtMs: number;
  readonly reason: string;
  readonly issues: readonly Issue[];
  /** What came, as text; bytes that are not UTF-8 are shown as U+FFFD. */
  readonly raw: string;
  /** Whether `raw` is only a part of it, which cannot be replayed. */
  readonly isCut: boolean;
  readonly replayedAtMs: number | null;
}

/** Answer of `GET /console/api/rejected`, newest first. */
export interface RejectedList {
  readonly rejected: readonly RejectedEvent[];
  readonly total: number;
  readonly nextBefore: number | null;
}

/** Body of `POST /console/api/rejected/:id/replay`: the mended event. */
export interface ReplayRejected {
  readonly event: JsonObject;
}
