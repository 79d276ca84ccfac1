import type { Reason } from '@quen/protocol';

/** Chances of being seen (requests that asked for a placement, page views) and the people behind them. */
export interface ViewsAndPeople {
  readonly views: number;
  readonly people: number;
}

/** What a campaign would have done. */
export interface BacktestFigures {
  /**
   * Its chances by where they are known from: requests that asked for one of its placements, and page views of before the log
   * knew of any such request (on any page: the placement may not have been on all of them).
   */
  readonly chances: { readonly asked: number; readonly pageViews: number };
  /** Who was in the audience while it was open, with consent: seen, capped, outranked and held out together. */
  readonly qualified: ViewsAndPeople;
  readonly seen: ViewsAndPeople;
  readonly capped: ViewsAndPeople;
  readonly heldOut: ViewsAndPeople;
  /** Another campaign of the placement would have gone before. */
  readonly outranked: ViewsAndPeople;
  /** Chances by why it was not seen. */
  readonly reasons: { readonly [reason in Reason]?: number };
  /**
   * Discounts on the orders of people who had seen its offer, had every one of them claimed it, within the offer's limits; minor
   * units. 0 for campaigns without an offer.
   */
  readonly maxCostMinor: number;
  /** Orders it would have been claimed for. */
  readonly maxUses: number;
}

export interface BacktestReport {
  readonly fromMs: number;
  readonly toMs: number;
  readonly events: number;
  readonly people: number;
  /** Page views between the two times. */
  readonly pageViews: number;
  readonly currency: string;
  readonly draft: BacktestFigures;
  /** The version that is running; null when there is none. */
  readonly running: BacktestFigures | null;
}
