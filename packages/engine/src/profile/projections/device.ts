import type { Projection } from '../projection.ts';

/** The browser last used, with the time zone it last said: it does not say it each time. */
export const device: Projection = {
  part: 'device',
  writes: ['device'],
  looksAt: ['context'],
  fold(profile, { event }) {
    const { device: seen = profile.device, timezone = profile.device?.timezone } = event.context;
    if (seen === null || event.source === 'server') return;
    profile.device = timezone === undefined || timezone === seen.timezone ? seen : { ...seen, timezone };
  },
};
