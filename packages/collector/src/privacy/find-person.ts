import type { Profile } from '@quen/protocol';
import { ownProfileId } from '../identity/profile-id.ts';
import type { CollectorCore } from '../server/core.ts';

/** All that one person goes by. */
export interface Person {
  readonly profileId: string;
  /** `a:…` and `u:…` whose events make up the profile. */
  readonly identities: readonly string[];
  /** The present profile and those that were merged into it. */
  readonly profileIds: readonly string[];
  /** Texts that nobody else has: ids, mail addresses, telephone numbers. */
  readonly words: readonly string[];
  readonly profile: Profile | undefined;
}

/** Traits that tell a person apart. */
const tellingTraits = ['email', 'mail', 'e-mail', 'phone', 'tel', 'telephone', 'mobile', 'zalo', 'sdt'];
/** Shorter texts stand in many events by chance. */
const shortestWord = 3;

/** Finds a person by profile id (`p_…`) or identity (`u:…`, `a:…`). An identity nobody has seen is a person, too; an unknown profile id is undefined. */
export async function findPerson(core: CollectorCore, reference: string): Promise<Person | undefined> {
  const isIdentity = /^[au]:./s.test(reference);
  const profileId = isIdentity ? await core.identities.profileOf(reference) : reference;
  const profile = (await core.folder.readProfile(profileId))?.profile;
  if (profile === undefined && !isIdentity) return undefined;
  const identities = new Set(await core.storage.profiles.linksOf(profileId));
  if (isIdentity) identities.add(reference);
  for (const identity of namedIn(profile)) {
    if ((await core.identities.profileOf(identity)) === profileId) identities.add(identity);
  }
  return personOf(profileId, [...identities].sort(), profile);
}

export function personOf(profileId: string, identities: readonly string[], profile: Profile | undefined): Person {
  return {
    profileId,
    identities,
    profileIds: [...new Set([profileId, ...identities.map(ownProfileId)])],
    words: [...new Set([...identities.map((identity) => identity.slice(2)), ...tellingWords(profile)])].filter(
      (word) => word.length >= shortestWord,
    ),
    profile,
  };
}

function namedIn(profile: Profile | undefined): string[] {
  if (profile === undefined) return [];
  const { anonymousIds, userIds } = profile.identity;
  return [...anonymousIds.map((id) => `a:${id}`), ...userIds.map((id) => `u:${id}`)];
}

function tellingWords(profile: Profile | undefined): string[] {
  return Object.entries(profile?.traits ?? {}).flatMap(([name, value]) =>
    typeof value === 'string' && tellingTraits.includes(name.toLowerCase()) ? [value] : [],
  );
}
