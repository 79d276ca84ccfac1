import type { Decision } from '@quen/protocol';
import { endOf } from '../decisions/offer-usages.ts';
import { customerIdsOf } from '../identity/customer-ids.ts';
import { ownProfileId } from '../identity/profile-id.ts';
import type { CollectorCore } from '../server/core.ts';
import type { OfferCodeRecord } from '../storage/offer-store.ts';
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
      const code = core.rules.compiled.offers.get(content.offerId)?.source.code;
      if (code?.kind !== 'generated') return decision;
      const record = await personalCode(core, content.offerId, code, identity);
      // Used or run out since it was decided.
      if (endOf(record, core.now()) !== null) return decision;
      return {
        ...decision,
        content: { ...content, code: record.code, ...(record.expiresAtMs !== null && { endsAtMs: record.expiresAtMs }) },
      };
    }),
  );
}

async function personalCode(
  core: CollectorCore,
  offerId: string,
  { prefix, expiresAfterDays }: { readonly prefix?: string; readonly expiresAfterDays?: number },
  identity: string,
): Promise<OfferCodeRecord> {
  const nowMs = core.now();
  const customerIds = await customerIdsOf(core.identities, identity);
  const known = await core.storage.offers.personalCode(offerId, customerIds);
  if (known !== undefined) return known;
  const [made] = makeOfferCodes({
    offerId,
    count: 1,
    profileIds: [ownProfileId(identity)],
    ...(prefix === undefined ? {} : { prefix }),
    expiresAtMs: expiresAfterDays === undefined ? null : nowMs + expiresAfterDays * 86_400_000,
  });
  if (made === undefined) throw new Error('[offers] No code was made.');
  // Another placement or request may have come first.
  return core.storage.offers.addPersonalCode(made, customerIds);
}
