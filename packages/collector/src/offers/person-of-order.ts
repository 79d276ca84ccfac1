import type { CollectorCore } from '../server/core.ts';
import type { OfferOrder } from '../storage/offer-store.ts';
import type { OffersRequest } from './offers-request.ts';

/** Whose order it was, by what they are called now; nobody when the person is not known any more. */
export async function personOfOrder(
  core: CollectorCore,
  { profileId }: OfferOrder,
): Promise<Pick<OffersRequest, 'anonymousId' | 'userId'>> {
  const own = await core.folder.readProfile(profileId);
  const { userIds, anonymousIds } = (own ?? (await readMerged(core, profileId)))?.profile.identity ?? {
    userIds: [],
    anonymousIds: [],
  };
  const [userId] = userIds;
  const [anonymousId] = anonymousIds;
  if (userId !== undefined) return { userId };
  return anonymousId === undefined ? {} : { anonymousId };
}

/** The profile that one was merged into. */
async function readMerged(core: CollectorCore, profileId: string) {
  const merges = await core.storage.profiles.merges(10, profileId);
  const merge = merges.find(({ kind, fromProfileId }) => kind === 'merge' && fromProfileId === profileId);
  return merge === undefined ? undefined : core.folder.readProfile(merge.toProfileId);
}
