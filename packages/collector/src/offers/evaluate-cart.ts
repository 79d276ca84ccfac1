import { createProfile, evaluateOffers, normalizeCode, type OffersEvaluation } from '@quen/engine';
import { type ConsentState, toMinor } from '@quen/protocol';
import { offerMoment, usageOf } from '../decisions/offer-usages.ts';
import { readCart } from '../decisions/read-cart.ts';
import { customerIdsOf } from '../identity/customer-ids.ts';
import { ownProfileId } from '../identity/profile-id.ts';
import { consentFor } from '../ingest/read-consent.ts';
import type { CollectorCore } from '../server/core.ts';
import { ProblemError } from '../server/problem.ts';
import type { OfferMoment } from '../storage/offer-store.ts';
import type { OffersRequest } from './offers-request.ts';

/** A cart's offers, and for whom and when their counters were read. */
export interface EvaluatedCart {
  readonly evaluation: OffersEvaluation;
  readonly moment: OfferMoment;
}

/** Who asks about a cart. */
export interface CartCustomer {
  /** Null is somebody unknown. */
  readonly identity: string | null;
  /** Whether the shop's own server asks: it knows whom it may ask about, and only what the person said against it counts. */
  readonly trusted: boolean;
  /** What the request says. */
  readonly consent: ConsentState;
}

/**
 * Evaluates a cart for a person. As everywhere, nothing but their uses and codes is looked at of somebody who may not be remembered. `explain` adds the
 * trace.
 */
export async function evaluateCart(
  core: CollectorCore,
  request: OffersRequest,
  { identity, trusted, consent }: CartCustomer,
  explain = false,
): Promise<EvaluatedCart> {
  const nowMs = core.now();
  const { compiled } = core.rules;
  const { shop } = compiled;
  const unknown = (request.offers ?? []).filter((id) => !compiled.offers.has(id));
  if (unknown.length > 0) {
    throw new ProblemError(
      'unknown_offer',
      undefined,
      unknown.map((id) => ({ code: 'unknown_offer', path: 'offers', message: `There is no offer "${id}".` })),
    );
  }
  const offers = request.offers?.flatMap((id) => compiled.offers.get(id) ?? []) ?? [...compiled.offers.values()];
  const known = identity === null ? undefined : await core.folder.read(identity);
  const byDefault = trusted ? 'granted' : shop.consentDefault;
  const remembered = consentFor('analytics', consent, known?.profile.consents, byDefault) === 'granted';
  const profile = (remembered ? known?.profile : undefined) ?? createProfile(ownProfileId(identity ?? 'nobody'), nowMs);
  const moment = offerMoment(await customerIdsOf(core.identities, identity), nowMs, shop.timeZone);
  const cart = readCart(request.cart, shop.currency, core.products.get, nowMs);
  const limited = offers.filter((offer) => offer.source.limits !== undefined).map((offer) => offer.id);
  const counters = await core.storage.offers.counters(limited, moment);
  const codes = await core.storage.offers.codes([...new Set((request.codes ?? []).map(normalizeCode))]);
  const codesByText = new Map(codes.map((record) => [record.code, record]));
  const noCounters = { uses: 0, reserved: 0, amountMinor: 0, usesToday: 0, amountTodayMinor: 0, usesOfCustomer: 0 };
  const evaluation = evaluateOffers({
    offers,
    context: {
      profile,
      page: { url: '' },
      cart,
      context: request.locale === undefined ? {} : { locale: request.locale },
      shop,
      nowMs,
    },
    codes: request.codes ?? [],
    generatedCode: (text) => {
      const record = codesByText.get(text);
      if (record === undefined) return undefined;
      const { offerId, expiresAtMs, orderId, profileId } = record;
      return {
        offerId,
        expiresAtMs,
        taken: orderId !== null,
        forThisCustomer: profileId === null || moment.customerIds.includes(profileId),
      };
    },
    offerUsage: (offerId) => usageOf(counters.get(offerId) ?? noCounters),
    productOf: core.products.get,
    explain,
    ...(request.shipping === undefined ? {} : { shippingMinor: toMinor(request.shipping, cart.currency ?? shop.currency) }),
  });
  return { evaluation, moment };
}
