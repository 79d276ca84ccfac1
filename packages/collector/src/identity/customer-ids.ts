import type { IdentityGraph } from './identity-graph.ts';
import { ownProfileId } from './profile-id.ts';

/**
 * All ids under which a person's uses of offers and codes may stand: the own profile's of each of their identities. What others did on a device of
 * theirs, or they on others', is not among them, and what was put together and taken apart again goes with whose it is.
 *
 * @param identity `a:…` or `u:…`, one of theirs; null is somebody unknown, who has used nothing
 */
export async function customerIdsOf(
  identities: Pick<IdentityGraph, 'profileOf' | 'identitiesOf'>,
  identity: string | null,
): Promise<readonly string[]> {
  if (identity === null) return [];
  const profileId = await identities.profileOf(identity);
  const own = await identities.identitiesOf(profileId, identity);
  return [...new Set([profileId, ...own.map(ownProfileId)])];
}
