import { createProfile } from '@quen/engine';
import type { Profile } from '@quen/protocol';
import { ownProfileId } from './profile-id.ts';

/**
 * The profile of somebody of whom there is no event yet. It goes by the ids their first event will bring, since holdouts and variants
 * stick to these: what is shown before the first event is shown after it.
 *
 * @param identity `a:…` or `u:…`
 * @param anonymousId the browser, where a user's is known
 */
export function newcomerProfile(identity: string, anonymousId: string | null, atMs: number): Profile {
  const profile = createProfile(ownProfileId(identity), atMs);
  const id = identity.slice(2);
  if (identity.startsWith('u:')) profile.identity.userIds.push(id);
  const browser = identity.startsWith('a:') ? id : anonymousId;
  if (browser !== null) profile.identity.anonymousIds.push(browser);
  return profile;
}
