import type { Projection } from '../projection.ts';

/** The browser last used. */
export const device: Projection = {
  part: 'device',
  writes: ['device'],
  looksAt: ['context'],
  fold(profile, { event }) {
    const seen = event.context.device;
    if (seen !== undefined && event.source !== 'server') profile.device = seen;
  },
};
