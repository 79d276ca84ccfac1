/** Uses that count at a moment: redeemed ones and reservations that have not lapsed. Amounts in minor units. */
export interface OfferCounters {
  readonly uses: number;
  /** Of `uses`, those only reserved. */
  readonly reserved: number;
  readonly amountMinor: number;
  readonly usesToday: number;
  readonly amountTodayMinor: number;
  readonly usesOfCustomer: number;
}

/** Whose counters, and when. */
export interface OfferMoment {
  /** All profile ids the customer has had: a use counts for the person, whichever device it was by. */
  readonly customerIds: readonly string[];
  readonly nowMs: number;
  /** When the shop's day began. */
  readonly dayStartMs: number;
}

/** One offer's part in an order. */
export interface OfferUse {
  readonly offerId: string;
  readonly amountMinor: number;
  /** The generated code that claimed it, to be used up; null for shared codes and none. */
  readonly code: string | null;
}

/** An order that takes offers, all of them or none. */
export interface OfferTaking extends OfferMoment {
  readonly orderId: string;
  readonly profileId: string;
  readonly uses: readonly OfferUse[];
  readonly status: 'reserved' | 'redeemed';
  /** When a reservation lapses; null for a redemption. */
  readonly expiresAtMs: number | null;
  /** Kept, and given back when the same order asks again. */
  readonly answer: string;
}

/** What an order took, as it stands. A reservation whose time is up is `lapsed`. */
export interface OfferOrder {
  readonly orderId: string;
  readonly profileId: string;
  readonly status: 'reserved' | 'redeemed' | 'released' | 'lapsed';
  readonly atMs: number;
  readonly expiresAtMs: number | null;
  /** As it was given; `{}` once the person was erased. */
  readonly answer: string;
}

export type OfferTakingOutcome =
  | { readonly status: 'taken' }
  /** The order has taken offers before; those stand. */
  | { readonly status: 'known'; readonly order: OfferOrder }
  | { readonly status: 'refused'; readonly offerId: string }
  | { readonly status: 'code_taken'; readonly code: string };

/** A code made for an offer. */
export interface OfferCodeRecord {
  /** Upper case. */
  readonly code: string;
  readonly offerId: string;
  /** Whose it is; null for anybody's. */
  readonly profileId: string | null;
  readonly expiresAtMs: number | null;
  /** The order that uses it. */
  readonly orderId: string | null;
}

/** A code for one person. */
export interface PersonalCodeWish {
  readonly made: OfferCodeRecord;
  /** All ids that a code of theirs may stand under. */
  readonly customerIds: readonly string[];
}

/** Where a page of codes ended. */
export type OfferCodePlace = Pick<OfferCodeRecord, 'code' | 'orderId'>;

/** A line of an offer's report. */
export interface OfferRedemption {
  readonly orderId: string;
  readonly profileId: string;
  readonly atMs: number;
  readonly amountMinor: number;
  readonly code: string | null;
  readonly status: OfferOrder['status'];
}

/** What offers have given and to whom: the one set of counters that showing, evaluating, reserving and redeeming all read. */
export interface OfferStore {
  counters(offerIds: readonly string[], moment: OfferMoment): Promise<ReadonlyMap<string, OfferCounters>>;
  order(orderId: string, nowMs: number): Promise<OfferOrder | undefined>;
  /** Takes all uses of an order if `allowed` says yes to each one's counters, read in the same transaction. */
  take(taking: OfferTaking, allowed: (use: OfferUse, counters: OfferCounters) => boolean): Promise<OfferTakingOutcome>;
  /** Makes a reservation final. Answers the order as it then stands: still `lapsed` or `released` when it was too late. */
  redeem(orderId: string, nowMs: number): Promise<OfferOrder | undefined>;
  /** Gives an order's uses and codes back. Answers the order as it then stands. */
  release(orderId: string, nowMs: number): Promise<OfferOrder | undefined>;
  /** Adds codes; one that exists is left as it is. Answers how many were new. */
  addCodes(codes: readonly OfferCodeRecord[]): Promise<number>;
  codes(codes: readonly string[]): Promise<readonly OfferCodeRecord[]>;
  /** The offer's code of one of these people, used or not; of several the one that lasts longest. */
  personalCode(offerId: string, customerIds: readonly string[]): Promise<OfferCodeRecord | undefined>;
  /**
   * Adds each code unless the person has one of the offer's by then, all in one transaction. Answers the codes that they have.
   *
   * @param renewedAtMs when it is, if a code that was used or has run out may be followed by another; null if there is one for good
   */
  addPersonalCodes(wishes: readonly PersonalCodeWish[], renewedAtMs: number | null): Promise<readonly OfferCodeRecord[]>;
  codesOf(offerId: string, nowMs: number): Promise<{ readonly issued: number; readonly used: number; readonly expired: number }>;
  /** An offer's codes: unused ones by code, used ones by order; after one of an earlier page, and with a beginning. */
  codeList(
    offerId: string,
    asked: { readonly used: boolean; readonly prefix: string; readonly limit: number; readonly after?: OfferCodePlace },
  ): Promise<readonly OfferCodeRecord[]>;
  /** Newest first, after one of an earlier page. */
  redemptions(
    offerId: string,
    nowMs: number,
    limit: number,
    after?: Pick<OfferRedemption, 'atMs' | 'orderId'>,
  ): Promise<readonly OfferRedemption[]>;
  /** Uses and amounts by the day they began on (`dayStartMs`), newest first. */
  days(
    offerId: string,
    limit: number,
  ): Promise<readonly { readonly dayStartMs: number; readonly uses: number; readonly amountMinor: number }[]>;
  noteRefusals(refusals: readonly { readonly offerId: string; readonly code: string }[]): Promise<void>;
  /** How often customers were refused, by which rule. */
  refusals(offerId: string): Promise<readonly { readonly code: string; readonly count: number }[]>;
}
