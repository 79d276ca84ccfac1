import type { Profile } from '@quen/protocol';
import { namedIdentities } from '../identity/named-identities.ts';
import { ownProfileId } from '../identity/profile-id.ts';
import type { CollectorCore } from '../server/core.ts';

/** All that one person goes by. */
export interface Person {
  readonly profileId: string;
  /** `a:…` and `u:…` whose events make up the profile. */
  readonly identities: readonly string[];
  /** The present profile and those that were merged into it. */
  readonly profileIds: readonly string[];
  readonly profile: Profile | undefined;
}

/** Finds a person by profile id (`p_…`) or identity (`u:…`, `a:…`). An identity nobody has seen is a person, too; an unknown profile id is undefined. */
export async function findPerson(core: CollectorCore, reference: string): Promise<Person | undefined> {
  const isIdentity = /^[au]:./s.test(reference);
  const profileId = isIdentity ? await core.identities.profileOf(reference) : reference;
  const profile = (await core.folder.readProfile(profileId))?.profile;
  if (profile === undefined && !isIdentity) return undefined;
  const identities = new Set(await core.storage.profiles.linksOf(profileId));
  if (isIdentity) identities.add(reference);
  for (const identity of profile === undefined ? [] : namedIdentities(profile)) {
    if ((await core.identities.profileOf(identity)) === profileId) identities.add(identity);
  }
  return {
    profileId,
    identities: [...identities].sort(),
    profileIds: [...new Set([profileId, ...[...identities].map(ownProfileId)])],
    profile,
  };
}
