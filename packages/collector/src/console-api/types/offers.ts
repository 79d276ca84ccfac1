/** Answer of `GET /console/api/offers/:id/usage`. Amounts in minor units of the offer's currency. */
export interface OfferUsageReport {
  readonly uses: number;
  readonly reserved: number;
  readonly spendMinor: number;
  readonly usesToday: number;
  readonly spendTodayMinor: number;
  readonly days: readonly { readonly day: string; readonly uses: number; readonly spendMinor: number }[];
  /** Why customers were refused, by reason, with how often. */
  readonly refusals: readonly { readonly reason: string; readonly count: number }[];
  readonly codes: { readonly issued: number; readonly used: number; readonly expired: number };
  readonly redemptions: readonly Redemption[];
}

export interface Redemption {
  readonly orderId: string;
  readonly profileId: string | null;
  readonly atMs: number;
  readonly discountMinor: number;
  readonly code: string | null;
  readonly status: 'reserved' | 'redeemed' | 'released' | 'expired';
}
