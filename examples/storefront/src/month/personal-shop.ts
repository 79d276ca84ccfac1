import { type Collector, ownProfileId, prepareEvent } from '@quen/collector';
import { createProfile, decide, evaluateOffers, foldProfile, inGlobalHoldout, noUsage, type OfferUsage } from '@quen/engine';
import type { EnrichedContext, EventEnvelope, Product, Profile, Recommend } from '@quen/protocol';
import type { OfferClaim, PersonalShop } from '@quen/testkit';

/** Somebody who was left out, so that the effect can be measured. */
export interface HeldOut {
  readonly anonymousId: string;
  readonly profile: Profile;
  readonly heldOut: readonly { readonly placement: string; readonly campaign: string }[];
  readonly atMs: number;
}

/** A {@link PersonalShop} on the engine itself, and what the collector is to be told beside the shoppers' events. */
export interface MonthShop extends PersonalShop {
  /** Codes typed since it was last asked, oldest first. */
  takeClaims(): OfferClaim[];
  /** Who was held out since it was last asked, oldest first. */
  takeHeldOut(): HeldOut[];
}

export interface MonthShopOptions {
  /** Whose rules hold. */
  readonly collector: Collector;
  readonly products: readonly Product[];
  readonly recommend: Recommend;
  readonly placementsOf: (pageType: string) => readonly string[];
  readonly appeal: PersonalShop['appeal'];
}

/**
 * Decides for simulated shoppers as the collector would: their events are prepared and folded by the same code, their pages decided by the same
 * engine. Only it does so at once, without a store, so that a month is played in seconds and is the same each time.
 */
export function createMonthShop({ collector, products, recommend, placementsOf, appeal }: MonthShopOptions): MonthShop {
  const { compiled } = collector.core.rules;
  const { shop } = compiled;
  const productOf = new Map(products.map((product) => [product.id, product]));
  const profiles = new Map<string, Profile>();
  const uses = new Map<string, { all: number; readonly byCustomer: Map<string, number> }>();
  let context: EnrichedContext = {};
  let position = 0;
  let claims: OfferClaim[] = [];
  let heldOut: HeldOut[] = [];

  function profileOf(anonymousId: string, atMs: number): Profile {
    let profile = profiles.get(anonymousId);
    if (profile === undefined) {
      profile = createProfile(ownProfileId(`a:${anonymousId}`), atMs);
      profiles.set(anonymousId, profile);
    }
    return profile;
  }

  const usageFor =
    (anonymousId: string) =>
    (offerId: string): OfferUsage => {
      const used = uses.get(offerId);
      return used === undefined ? noUsage : { ...noUsage, uses: used.all, usesByCustomer: used.byCustomer.get(anonymousId) ?? 0 };
    };

  return {
    observe(event) {
      const atMs = Number(event.timestamp);
      const prepared = prepareEvent(
        event,
        { events: [], source: 'server', provenUserId: null, consent: {}, receivedAtMs: atMs },
        shop,
      );
      if (!prepared.ok) throw new Error(`The month has an event nobody takes: ${prepared.issues[0]?.message}`);
      ({ context } = prepared.event);
      foldProfile(profileOf(event.anonymousId ?? '', atMs), { ...prepared.event, position: ++position }, shop);
    },
    decide(view, page) {
      const { anonymousId = '', messageId: seed = '' } = view;
      const nowMs = Number(view.timestamp);
      const profile = profileOf(anonymousId, nowMs);
      const answer = decide({
        ruleSet: compiled,
        profile,
        placements: placementsOf(page.type ?? 'other'),
        page,
        cart: profile.cart,
        context,
        consent: {},
        locale: context.locale ?? shop.languages[0] ?? 'vi',
        nowMs,
        recommend,
        offerUsage: usageFor(anonymousId),
        productOf: (id) => productOf.get(id),
        seed,
        explain: false,
      });
      if (answer.heldOut.length > 0 || inGlobalHoldout(profile, shop.globalHoldout, shop.salt)) {
        heldOut.push({ anonymousId, profile, heldOut: answer.heldOut, atMs: nowMs });
      }
      return answer.decisions;
    },
    claim(claim) {
      const { anonymousId, code, shippingMinor, atMs } = claim;
      const profile = profileOf(anonymousId, atMs);
      const { applied, discountMinor } = evaluateOffers({
        offers: [...compiled.offers.values()],
        context: { profile, page: { url: '' }, cart: profile.cart, context, shop, nowMs: atMs },
        codes: [code],
        generatedCode: () => undefined,
        offerUsage: usageFor(anonymousId),
        productOf: (id) => productOf.get(id),
        shippingMinor,
      });
      claims.push(claim);
      if (applied.length === 0) return null;
      for (const { offerId } of applied) {
        const used = uses.get(offerId) ?? { all: 0, byCustomer: new Map<string, number>() };
        uses.set(offerId, used);
        used.all += 1;
        used.byCustomer.set(anonymousId, (used.byCustomer.get(anonymousId) ?? 0) + 1);
      }
      return { goodsMinor: discountMinor, shippingMinor: applied.some(({ freeShipping }) => freeShipping) ? shippingMinor : 0 };
    },
    appeal,
    takeClaims() {
      const taken = claims;
      claims = [];
      return taken.sort((a, b) => a.atMs - b.atMs);
    },
    takeHeldOut() {
      const taken = heldOut;
      heldOut = [];
      return taken.sort((a, b) => a.atMs - b.atMs);
    },
  };
}

/** Whose event it is, as the collector names it. */
export function identityOf({ anonymousId, userId }: Pick<EventEnvelope, 'anonymousId' | 'userId'>): string {
  return userId === undefined ? `a:${anonymousId ?? ''}` : `u:${userId}`;
}
