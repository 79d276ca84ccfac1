import type { Profile } from '@quen/protocol';
import { namedIdentities } from '../../identity/named-identities.ts';
import type { CollectorCore } from '../../server/core.ts';

/**
 * All identities whose events make up a profile, `a:…` and `u:…`; none when there is no such person.
 *
 * @param reference a profile id, or what the shop calls the person: a user id or an anonymous id
 */
export async function identitiesOfProfile(core: CollectorCore, reference: string): Promise<readonly string[]> {
  const profile = await find(core, reference);
  const linked = await core.storage.profiles.linksOf(profile?.id ?? reference);
  if (linked.length > 0 || profile === undefined) return linked;
  const named = namedIdentities(profile);
  const owners = await Promise.all(named.map((identity) => core.identities.profileOf(identity)));
  return named.filter((_, index) => owners[index] === profile.id);
}

async function find(core: CollectorCore, reference: string): Promise<Profile | undefined> {
  const found =
    (await core.folder.readProfile(reference)) ??
    (await core.folder.read(`u:${reference}`)) ??
    (await core.folder.read(`a:${reference}`));
  return found?.profile;
}
