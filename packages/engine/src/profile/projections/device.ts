import type { Device } from '@quen/protocol';
import type { Projection } from '../projection.ts';

/** The browser last used, with the time zone it last said: it does not say it each time. */
export const device: Projection = {
  part: 'device',
  writes: ['device'],
  looksAt: ['context'],
  fold(profile, { event }) {
    const known = profile.device;
    const { device: seen = known, timezone = known?.timezone } = event.context;
    if (seen === null || event.source === 'server') return;
    if (timezone === undefined || timezone === seen.timezone) profile.device = seen;
    // Nearly every event says again what is known.
    else if (known?.timezone !== timezone || !isSame(known, seen)) profile.device = Object.assign({}, seen, { timezone });
  },
};

function isSame(one: Device, other: Device): boolean {
  return one.type === other.type && one.os === other.os && one.browser === other.browser;
}
