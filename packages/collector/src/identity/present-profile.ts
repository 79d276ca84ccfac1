import type { ProfileEntry } from '../profiles/profile-cache.ts';
import type { CollectorCore } from '../server/core.ts';

/** The profile of this id, or the one that it was merged into; undefined when there is neither. */
export async function presentProfile(
  { folder, storage }: Pick<CollectorCore, 'folder' | 'storage'>,
  profileId: string,
): Promise<ProfileEntry | undefined> {
  const own = await folder.readProfile(profileId);
  if (own !== undefined) return own;
  const merges = await storage.profiles.merges(100, profileId);
  const merge = merges.find(({ kind, fromProfileId }) => kind === 'merge' && fromProfileId === profileId);
  return merge === undefined ? undefined : folder.readProfile(merge.toProfileId);
}
