import type { Decision, Offer } from '@quen/protocol';
import { endOf } from '../decisions/offer-usages.ts';
import { customerIdsOf } from '../identity/customer-ids.ts';
import { ownProfileId } from '../identity/profile-id.ts';
import type { CollectorCore } from '../server/core.ts';
import type { OfferCodeRecord } from '../storage/offer-store.ts';
import { codeOptions } from './issue-codes.ts';
import { makeOfferCodes } from './offer-codes.ts';

/**
 * Gives shown offers whose codes are generated the person's own code: the one they have, else a new one, bound to them. Only for
 * people who may be remembered; answers with codes are never cacheable.
 */
export async function attachPersonalCodes(
  core: CollectorCore,
  decisions: readonly Decision[],
  identity: string,
): Promise<readonly Decision[]> {
  return Promise.all(
    decisions.map(async (decision) => {
      const { content } = decision;
      if (content?.kind !== 'offer') return decision;
      const offer = core.rules.compiled.offers.get(content.offerId)?.source;
      if (offer?.code?.kind !== 'generated') return decision;
      const record = await personalCode(core, offer, identity);
      // Used or run out since it was decided.
      if (endOf(record, core.now()) !== null) return decision;
      return {
        ...decision,
        content: { ...content, code: record.code, ...(record.expiresAtMs !== null && { endsAtMs: record.expiresAtMs }) },
      };
    }),
  );
}

async function personalCode(core: CollectorCore, offer: Offer, identity: string): Promise<OfferCodeRecord> {
  const customerIds = await customerIdsOf(core.identities, identity);
  const known = await core.storage.offers.personalCode(offer.id, customerIds);
  if (known !== undefined) return known;
  const [made] = makeOfferCodes({ ...codeOptions(offer, core.now()), count: 1, profileIds: [ownProfileId(identity)] });
  if (made === undefined) throw new Error('[offers] No code was made.');
  // Another placement or request may have come first.
  const [given = made] = await core.storage.offers.addPersonalCodes([{ made, customerIds }], null);
  return given;
}
