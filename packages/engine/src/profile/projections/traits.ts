import { isJsonObject } from '@quen/protocol';
import { setEntry } from '../own-entry.ts';
import type { Projection } from '../projection.ts';

const maxTraits = 100;

/** Declared facts: the properties of `identify` and `sign_up` (or their `traits`). Null takes a fact back. */
export const traits: Projection = {
  part: 'traits',
  writes: ['traits'],
  events: ['identify', 'sign_up'],
  looksAt: ['properties'],
  fold(profile, { event }) {
    const nested = event.properties['traits'];
    const declared = isJsonObject(nested) ? nested : event.properties;
    for (const name of Object.keys(declared)) {
      const value = declared[name];
      if (value === undefined) continue;
      if (value === null) delete profile.traits[name];
      else if (Object.hasOwn(profile.traits, name) || Object.keys(profile.traits).length < maxTraits) {
        setEntry(profile.traits, name, value);
      }
    }
  },
};
