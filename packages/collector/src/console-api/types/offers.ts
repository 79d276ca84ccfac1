/** Answer of `GET /console/api/offers/:id/usage`. Amounts in minor units of the offer's currency. */
export interface OfferUsageReport {
  readonly uses: number;
  readonly reserved: number;
  readonly spendMinor: number;
  readonly usesToday: number;
  readonly spendTodayMinor: number;
  /** Every day from the first use on (at most the last 90), also those without a use; today is the last. */
  readonly days: readonly { readonly day: string; readonly uses: number; readonly spendMinor: number }[];
  /** Why customers were refused, by reason, with how often. */
  readonly refusals: readonly { readonly reason: string; readonly count: number }[];
  readonly codes: { readonly issued: number; readonly used: number; readonly expired: number };
}

export interface Redemption {
  readonly orderId: string;
  readonly profileId: string | null;
  readonly atMs: number;
  readonly discountMinor: number;
  readonly code: string | null;
  readonly status: 'reserved' | 'redeemed' | 'released' | 'expired';
}

/** Answer of `GET /console/api/offers/:id/redemptions`, newest first. */
export interface RedemptionList {
  readonly redemptions: readonly Redemption[];
  readonly nextCursor: string | null;
}

/** A code made for an offer. */
export interface IssuedCode {
  readonly code: string;
  /** Whose it is; null for anybody's. */
  readonly profileId: string | null;
  readonly expiresAtMs: number | null;
  /** The order that used it; null while none has. */
  readonly orderId: string | null;
}

/** Answer of `GET /console/api/offers/:id/codes?state=unused`. */
export interface CodeList {
  readonly codes: readonly IssuedCode[];
  readonly nextCursor: string | null;
}
