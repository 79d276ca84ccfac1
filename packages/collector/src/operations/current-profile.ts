import { createProfile, foldProfile } from '@quen/engine';
import type { Profile, ShopSettings } from '@quen/protocol';
import { ownProfileId } from '../identity/profile-id.ts';
import type { Storage } from '../storage/storage.ts';

/** Finds a profile by its own id (`p_…`) or by an identity (`u:<userId>`, `a:<anonymousId>`). Answers its id. */
export async function profileIdOf(storage: Storage, reference: string): Promise<string> {
  if (/^p_[\w-]{22}$/.test(reference)) return reference;
  return (await storage.profiles.linkOf(reference)) ?? ownProfileId(reference);
}

/**
 * A profile as it is now: what is stored, with the events since folded on top, since profiles are written behind.
 *
 * @param identity an identity that is known to belong to it, for a profile that has not been stored yet
 */
export async function readCurrentProfile(
  storage: Storage,
  profileId: string,
  shop: ShopSettings,
  identity?: string,
): Promise<Profile | undefined> {
  const stored = await storage.profiles.read(profileId);
  const identities = new Set<string>(await storage.profiles.linksOf(profileId));
  if (identity !== undefined) identities.add(identity);
  if (stored !== undefined) {
    for (const id of stored.profile.identity.anonymousIds) identities.add(`a:${id}`);
    for (const id of stored.profile.identity.userIds) identities.add(`u:${id}`);
  }
  const own = [...identities];
  const owners = await Promise.all(own.map((one) => profileIdOf(storage, one)));
  const belonging = own.filter((_, index) => owners[index] === profileId);
  const events = belonging.length === 0 ? [] : await storage.log.readIdentities(belonging, await storage.log.head());
  const fresh = events.filter((event) => event.position > (stored?.position ?? 0));
  const [first] = fresh;
  const profile = stored?.profile ?? (first === undefined ? undefined : createProfile(profileId, first.occurredAtMs));
  if (profile === undefined) return undefined;
  for (const event of fresh) foldProfile(profile, event, shop);
  return profile;
}
