import type { Projection } from '../projection.ts';

/** First and last thing the visitor did, and how many. */
export const activity: Projection = {
  part: 'activity',
  writes: ['activity'],
  fold(profile, { event, byVisitor }) {
    if (!byVisitor) return;
    const { activity: state } = profile;
    if (event.occurredAtMs < state.firstSeenAtMs) state.firstSeenAtMs = event.occurredAtMs;
    if (event.occurredAtMs > state.lastSeenAtMs) state.lastSeenAtMs = event.occurredAtMs;
    state.eventCount++;
  },
};
