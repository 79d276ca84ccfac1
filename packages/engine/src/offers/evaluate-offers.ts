import type { Product } from '@quen/protocol';
import type { EvaluationContext } from '../condition/evaluation-context.ts';
import { type BasketLine, basketOf, qualifyingLines } from './basket.ts';
import { checkEligibility } from './check-eligibility.ts';
import { checkLimits } from './check-limits.ts';
import { chooseOffers, type StackingCandidate } from './choose-offers.ts';
import { claimCode, type GeneratedCode, namesOffer, normalizeCode } from './claim-code.ts';
import type { CompiledOffer } from './compiled-offer.ts';
import type { OfferRefusal } from './offer-refusal.ts';
import { traceOffer } from './offer-trace.ts';
import type { OfferUsage } from './offer-usage.ts';
import { type AppliedOffer, type OffersEvaluation, type RefusedOffer, rounding } from './offers-evaluation.ts';
import { type OfferPrice, priceOffer } from './price-offer.ts';

export interface EvaluateOffersInput {
  /** Those of the rule set, or some of them; in which order does not matter. */
  readonly offers: readonly CompiledOffer[];
  /** The cart is the context's; its currency is the shop's when it says none. */
  readonly context: EvaluationContext;
  /** As the shopper typed them. */
  readonly codes: readonly string[];
  /** Finds a generated code (upper case, without blanks around it). */
  readonly generatedCode: (code: string) => GeneratedCode | undefined;
  readonly offerUsage: (offerId: string) => OfferUsage;
  readonly productOf: (itemId: string) => Product | undefined;
  /** What delivery costs in minor units: what free shipping is worth when offers compete. 0 when absent. */
  readonly shippingMinor?: number;
  /** Whether to trace each offer; the shop alone may see that. */
  readonly explain?: boolean;
}

interface Candidate extends StackingCandidate {
  readonly offer: CompiledOffer;
  readonly code: string | null;
  readonly price: OfferPrice;
}

/**
 * What a cart's offers give, line by line, and why the others do not apply. Offers are taken in order of priority, each on what
 * those before have left, so that no line ever goes below zero. The same function answers for showing, reserving and redeeming.
 */
export function evaluateOffers(input: EvaluateOffersInput): OffersEvaluation {
  const { context, productOf } = input;
  const currency = context.cart.currency ?? context.shop.currency;
  const basket = basketOf(context.cart, currency, productOf);
  const offers = [...input.offers].sort((a, b) => b.priority - a.priority || (a.id < b.id ? -1 : 1));
  const refusals = new Map<string, OfferRefusal>();
  const candidates: Candidate[] = [];
  for (const offer of offers) {
    const candidate = candidateOf(offer, basket, currency, input);
    if ('offer' in candidate) candidates.push(candidate);
    else refusals.set(offer.id, candidate);
  }
  const choice = chooseOffers(candidates, (selection) => takeAll(selection, basket, input).worthMinor);
  for (const { candidate, refusal } of choice.outranked) refusals.set(candidate.id, refusal);
  const { left, applied, refused } = takeAll(choice.taken, basket, input);
  for (const [id, refusal] of refused) refusals.set(id, refusal);

  const discountOf = new Map(basket.map((line, at) => [line.index, line.valueMinor - (left[at] ?? line.valueMinor)]));
  const values = new Map(basket.map((line) => [line.index, line.valueMinor]));
  return {
    currency,
    valueMinor: basket.reduce((sum, line) => sum + line.valueMinor, 0),
    discountMinor: applied.reduce((sum, offer) => sum + offer.discountMinor, 0),
    lines: context.cart.lines.map(({ itemId }, index) => ({
      itemId,
      valueMinor: values.get(index) ?? 0,
      discountMinor: discountOf.get(index) ?? 0,
    })),
    applied,
    refused: offers.flatMap((offer): RefusedOffer[] => {
      const refusal = refusals.get(offer.id);
      if (refusal === undefined) return [];
      const enteredCode = input.codes.find((code) => namesOffer(code, offer, input.generatedCode));
      return [{ offerId: offer.id, ...refusal, ...(enteredCode !== undefined && { enteredCode }) }];
    }),
    unknownCodes: unknownCodes(offers, input),
    rounding,
    ...(input.explain === true && { trace: offers.map((offer) => traceOffer(offer, context, input.offerUsage(offer.id))) }),
  };
}

/** An offer by itself on the whole cart: everything about it but what other offers do. */
function candidateOf(
  offer: CompiledOffer,
  basket: readonly BasketLine[],
  currency: string,
  { context, codes, generatedCode, offerUsage, productOf, shippingMinor = 0 }: EvaluateOffersInput,
): Candidate | OfferRefusal {
  const notEligible = checkEligibility(offer, context);
  if (notEligible !== null) return notEligible;
  if (offer.source.currency !== currency) {
    const detail = `the offer is in ${offer.source.currency}, the cart in ${currency}`;
    return { reason: 'NOT_IN_AUDIENCE', code: 'wrong_currency', detail };
  }
  const claim = claimCode(offer, codes, generatedCode, context.nowMs);
  if ('reason' in claim) return claim;
  if (basket.length === 0 && context.cart.lines.length > 0) {
    const detail = 'no line of the cart has a price; send it with the items, or import the products';
    return { reason: 'NOT_IN_AUDIENCE', code: 'no_prices', detail };
  }
  const price = priceOffer(offer, qualifyingLines(offer, basket, context), productOf);
  if ('reason' in price) return price;
  const limited = checkLimits(offer.source, offerUsage(offer.id), price.discountMinor);
  if (limited !== null) return limited;
  const worthMinor = worthOf(price, productOf, shippingMinor);
  return { id: offer.id, offer, code: claim.code, price, stacking: offer.source.stacking ?? 'best', worthMinor };
}

/** Takes offers one after the other, each on what is left. */
function takeAll(
  selection: readonly Candidate[],
  basket: readonly BasketLine[],
  { productOf, shippingMinor = 0 }: EvaluateOffersInput,
): { left: number[]; applied: AppliedOffer[]; refused: Map<string, OfferRefusal>; worthMinor: number } {
  const left = basket.map((line) => line.leftMinor);
  const placeOf = new Map(basket.map((line, at) => [line.index, at]));
  const applied: AppliedOffer[] = [];
  const refused = new Map<string, OfferRefusal>();
  let worthMinor = 0;
  let shippingLeft = shippingMinor;
  for (const { id, offer, code, price: alone } of selection) {
    const lines = alone.lines.map((line) => ({ ...line, leftMinor: left[placeOf.get(line.index) ?? -1] ?? 0 }));
    const price = priceOffer(offer, lines, productOf);
    if ('reason' in price) {
      refused.set(id, price);
      continue;
    }
    price.effect.discounts.forEach((discount, at) => {
      const place = placeOf.get(lines[at]?.index ?? -1) ?? -1;
      left[place] = (left[place] ?? 0) - discount;
    });
    worthMinor += worthOf(price, productOf, shippingLeft);
    if (price.effect.freeShipping === true) shippingLeft = 0;
    applied.push(appliedOf(id, code, price));
  }
  return { left, applied, refused, worthMinor };
}

function appliedOf(offerId: string, code: string | null, { lines, effect, discountMinor, notes }: OfferPrice): AppliedOffer {
  return {
    offerId,
    discountMinor,
    lines: lines.flatMap(({ index, itemId }, at) => {
      const discount = effect.discounts[at] ?? 0;
      return discount > 0 ? [{ index, itemId, discountMinor: discount }] : [];
    }),
    freeShipping: effect.freeShipping === true,
    gift: effect.gift ?? null,
    points: effect.points ?? 0,
    code,
    detail: notes.length > 0 ? notes.join('; ') : 'applies in full',
  };
}

/** In the customer's eyes: the discount, the delivery saved, the gift's price. Points have no price. */
function worthOf(price: OfferPrice, productOf: (itemId: string) => Product | undefined, shippingMinor: number): number {
  const { gift, freeShipping } = price.effect;
  const giftMinor = gift === undefined ? 0 : (productOf(gift.itemId)?.priceMinor ?? 0) * gift.quantity;
  return price.discountMinor + giftMinor + (freeShipping === true ? shippingMinor : 0);
}

function unknownCodes(offers: readonly CompiledOffer[], { codes, generatedCode }: EvaluateOffersInput): string[] {
  const shared = new Set(offers.flatMap(({ source: { code } }) => (code?.kind === 'shared' ? [normalizeCode(code.code)] : [])));
  return codes.filter((code) => !shared.has(normalizeCode(code)) && generatedCode(normalizeCode(code)) === undefined);
}
