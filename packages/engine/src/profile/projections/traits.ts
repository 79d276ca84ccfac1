import { isJsonObject, type LoggedEvent, type Profile } from '@quen/protocol';
import { setEntry } from '../own-entry.ts';
import type { Projection } from '../projection.ts';

const maxTraits = 100;

const declaring = ['identify', 'sign_up'];

/**
 * Declared facts: the properties of `identify` and `sign_up` (or their `traits`). Null takes a fact back. What is said by somebody who claims to be
 * another than those who are proven here is not about them. What is said under a claim is the person's when the claim is proven, and goes when somebody
 * else is proven or claims to be before the same device.
 */
export const traits: Projection = {
  part: 'traits',
  writes: ['traits', 'toldByClaim'],
  reads: ['identity'],
  looksAt: ['properties', 'ids', 'claims'],
  bodiesOf: declaring,
  fold(profile, { event }) {
    settleClaim(profile, event);
    if (!declaring.includes(event.name) || isOfAnother(profile, event)) return;
    const nested = event.properties['traits'];
    const declared = isJsonObject(nested) ? nested : event.properties;
    const claimedBy = event.proof === 'claimed' && profile.identity.userIds.length === 0 ? event.userId : null;
    for (const name of Object.keys(declared)) {
      const value = declared[name];
      if (value === undefined) continue;
      if (value === null) delete profile.traits[name];
      else if (Object.hasOwn(profile.traits, name) || Object.keys(profile.traits).length < maxTraits) {
        setEntry(profile.traits, name, value);
      } else continue;
      noteTeller(profile, name, value === null ? null : claimedBy);
    }
  },
};

function settleClaim(profile: Profile, { userId, proof }: LoggedEvent): void {
  const told = profile.toldByClaim;
  if (told === undefined || userId === null || proof === 'none') return;
  if (userId !== told.userId) for (const name of told.traits) delete profile.traits[name];
  else if (proof === 'claimed') return;
  delete profile.toldByClaim;
}

/** Notes under which claim the newest value of a trait was told; null for none. What was told under another claim is gone by then. */
function noteTeller(profile: Profile, name: string, claimedBy: string | null): void {
  const told = profile.toldByClaim;
  if (claimedBy !== null) {
    if (told === undefined) profile.toldByClaim = { userId: claimedBy, traits: [name] };
    else if (!told.traits.includes(name)) told.traits.push(name);
  } else if (told?.traits.includes(name) === true) {
    told.traits.splice(told.traits.indexOf(name), 1);
    if (told.traits.length === 0) delete profile.toldByClaim;
  }
}

function isOfAnother({ identity: { userIds } }: Profile, { userId, proof }: LoggedEvent): boolean {
  return proof === 'claimed' && userId !== null && userIds.length > 0 && !userIds.includes(userId);
}
