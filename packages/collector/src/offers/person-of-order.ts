import { presentProfile } from '../identity/present-profile.ts';
import type { CollectorCore } from '../server/core.ts';
import type { OfferOrder } from '../storage/offer-store.ts';
import type { OffersRequest } from './offers-request.ts';

/** Whose order it was, by what they are called now; nobody when the person is not known any more. */
export async function personOfOrder(
  core: CollectorCore,
  { profileId }: OfferOrder,
): Promise<Pick<OffersRequest, 'anonymousId' | 'userId'>> {
  const { userIds, anonymousIds } = (await presentProfile(core, profileId))?.profile.identity ?? {
    userIds: [],
    anonymousIds: [],
  };
  const [userId] = userIds;
  const [anonymousId] = anonymousIds;
  if (userId !== undefined) return { userId };
  return anonymousId === undefined ? {} : { anonymousId };
}
