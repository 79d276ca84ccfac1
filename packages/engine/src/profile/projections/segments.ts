import { ownEntry, setEntry } from '../own-entry.ts';
import type { Projection } from '../projection.ts';

/** Segments the profile is in, as told by `segment_entered` and `segment_left` (property `segmentId`). */
export const segments: Projection = {
  part: 'segments',
  writes: ['segments'],
  events: ['segment_entered', 'segment_left'],
  looksAt: ['properties'],
  fold(profile, { event }) {
    const segmentId = event.properties['segmentId'];
    if (typeof segmentId !== 'string') return;
    if (event.name === 'segment_left') delete profile.segments[segmentId];
    else if (ownEntry(profile.segments, segmentId) === undefined) {
      setEntry(profile.segments, segmentId, event.occurredAtMs);
    }
  },
};
