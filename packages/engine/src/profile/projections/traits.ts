import { isJsonObject, type LoggedEvent, type Profile } from '@quen/protocol';
import { setEntry } from '../own-entry.ts';
import type { Projection } from '../projection.ts';

const maxTraits = 100;

/**
 * Declared facts: the properties of `identify` and `sign_up` (or their `traits`). Null takes a fact back. What is said by somebody who claims to be
 * another than those who are proven here is not about them.
 */
export const traits: Projection = {
  part: 'traits',
  writes: ['traits'],
  reads: ['identity'],
  events: ['identify', 'sign_up'],
  looksAt: ['properties', 'ids', 'claims'],
  fold(profile, { event }) {
    if (isOfAnother(profile, event)) return;
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

function isOfAnother({ identity: { userIds } }: Profile, { userId, proof }: LoggedEvent): boolean {
  return proof === 'claimed' && userId !== null && userIds.length > 0 && !userIds.includes(userId);
}
