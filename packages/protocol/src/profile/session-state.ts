/** A visit ends after 30 minutes without an event. */
export const sessionTimeoutMs = 1_800_000;

/** The visit that is going on, or was the last one. */
export interface SessionState {
  /** Number of the session in the profile's life, from 1. */
  number: number;
  startedAtMs: number;
  lastEventAtMs: number;
  pageViews: number;
  eventCount: number;
  landingPath: string | null;
  /** Products viewed in this session, oldest first, repeats kept, at most 50. */
  itemIds: string[];
  /** Last search term. */
  searchTerm: string | null;
}
