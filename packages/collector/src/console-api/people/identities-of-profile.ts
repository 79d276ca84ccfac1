import type { CollectorCore } from '../../server/core.ts';

/** All identities whose events make up a profile, `a:…` and `u:…`; none when there is no such profile. */
export async function identitiesOfProfile(core: CollectorCore, profileId: string): Promise<readonly string[]> {
  const linked = await core.storage.profiles.linksOf(profileId);
  if (linked.length > 0) return linked;
  const profile = (await core.folder.readProfile(profileId))?.profile;
  if (profile === undefined) return [];
  const { anonymousIds, userIds } = profile.identity;
  const named = [...userIds.map((id) => `u:${id}`), ...anonymousIds.map((id) => `a:${id}`)];
  const owners = await Promise.all(named.map((identity) => core.identities.profileOf(identity)));
  return named.filter((_, index) => owners[index] === profileId);
}
