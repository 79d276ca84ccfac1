import type { OfferRefusal } from './offer-refusal.ts';
import type { OfferTrace } from './offer-trace.ts';

/** An offer that applies to the cart. */
export interface AppliedOffer {
  readonly offerId: string;
  /** Sum over its lines, minor units. */
  readonly discountMinor: number;
  /** Lines it reduces; `index` is the line's place in the cart. */
  readonly lines: readonly { readonly index: number; readonly itemId: string; readonly discountMinor: number }[];
  readonly freeShipping: boolean;
  readonly gift: { readonly itemId: string; readonly quantity: number } | null;
  readonly points: number;
  /** The code that claimed it. */
  readonly code: string | null;
  /** Why it is as it is: what held it back, why it went before others. */
  readonly detail: string;
}

/** An offer that does not apply, with the first rule it did not meet. */
export interface RefusedOffer extends OfferRefusal {
  readonly offerId: string;
  /** The code the shopper typed for it, as typed: what a checkout has to say why about. */
  readonly enteredCode?: string;
}

/** A cart's discounts, exact in minor units of `currency`. */
export interface OffersEvaluation {
  readonly currency: string;
  /** Before discounts; lines without a price are left out. */
  readonly valueMinor: number;
  readonly discountMinor: number;
  /** One a cart line, in the cart's order. */
  readonly lines: readonly { readonly itemId: string; readonly valueMinor: number; readonly discountMinor: number }[];
  /** In the order they were taken. */
  readonly applied: readonly AppliedOffer[];
  /** By priority. */
  readonly refused: readonly RefusedOffer[];
  /** Codes that claim nothing: misspelt, expired, or somebody else's. */
  readonly unknownCodes: readonly string[];
  /** How fractions of a minor unit were rounded. */
  readonly rounding: string;
  /** By priority, where it was asked for. */
  readonly trace?: readonly OfferTrace[];
}

/** Said in every answer, so that a shop's own sums agree. */
export const rounding = 'half up on the total of an offer, then spread over its lines by largest remainder';
