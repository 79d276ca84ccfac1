import type { Profile } from '@quen/protocol';

/** The identities a profile names, `a:…` and `u:…`. One that has gone to another profile since may still be among them. */
export function namedIdentities({ identity }: Pick<Profile, 'identity'>): readonly string[] {
  return [...identity.anonymousIds.map((id) => `a:${id}`), ...identity.userIds.map((id) => `u:${id}`)];
}
