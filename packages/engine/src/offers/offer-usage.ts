/**
 * The counters of an offer that redemption moves. Open reservations are counted as uses and spend, so that nobody is promised what
 * somebody else is just paying with.
 */
export interface OfferUsage {
  /** Redeemed and reserved, all customers. */
  readonly uses: number;
  /** Of these, by the customer asking; 0 for somebody unknown. */
  readonly usesByCustomer: number;
  /** Discounts given and reserved, minor units of the offer's currency. */
  readonly spendMinor: number;
  /** Since midnight on the shop's clock. */
  readonly usesToday: number;
  readonly spendTodayMinor: number;
  /** Of `uses`, those only reserved. */
  readonly reserved: number;
  /**
   * What has become of the customer's own code, of an offer whose codes are made per customer; absent while it can be used, or is still to be made.
   * `none` of somebody for whom none can be made, since they are not known or may not be remembered.
   */
  readonly ownCode?: 'used' | 'expired' | 'none';
}

/** Of an offer nobody has used. */
export const noUsage: OfferUsage = { uses: 0, usesByCustomer: 0, spendMinor: 0, usesToday: 0, spendTodayMinor: 0, reserved: 0 };
