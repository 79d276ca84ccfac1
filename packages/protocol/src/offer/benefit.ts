/** So many percent off the lines that qualify. */
export interface PercentageBenefit {
  readonly kind: 'percentage';
  readonly percent: number;
}
/** A fixed sum off, spread over the lines that qualify. */
export interface AmountBenefit {
  readonly kind: 'amount';
  readonly amountMinor: number;
}
export interface FreeShippingBenefit {
  readonly kind: 'free_shipping';
}
export interface GiftBenefit {
  readonly kind: 'gift';
  readonly itemId: string;
  readonly quantity: number;
}
/** Of every `buy + get` pieces that qualify, the `get` cheapest are reduced by `percentOff` (100 is free). */
export interface BuyGetBenefit {
  readonly kind: 'buy_x_get_y';
  readonly buy: number;
  readonly get: number;
  readonly percentOff: number;
}
/** The highest tier reached by the spend on lines that qualify applies. */
export interface TieredBenefit {
  readonly kind: 'tiered';
  readonly tiers: readonly { readonly spendMinor: number; readonly percent?: number; readonly amountMinor?: number }[];
}
/** Loyalty points: a fixed number, or so many for each `perMinor` spent. */
export interface PointsBenefit {
  readonly kind: 'points';
  readonly points: number;
  readonly perMinor?: number;
}

/** What an offer gives. */
export type Benefit =
  | PercentageBenefit
  | AmountBenefit
  | FreeShippingBenefit
  | GiftBenefit
  | BuyGetBenefit
  | TieredBenefit
  | PointsBenefit;
export type BenefitKind = Benefit['kind'];
