/** Totals of a range of days. Revenue is in minor units of the shop's currency. */
export interface Totals {
  readonly visitors: number;
  readonly sessions: number;
  readonly pageViews: number;
  readonly orders: number;
  readonly revenueMinor: number;
  /** Sessions with an order, divided by sessions; 0 without sessions. */
  readonly conversion: number;
  /** Share of revenue from orders that followed a click on, or exposure to, personalized content within the window. */
  readonly influencedShare: number;
}

export interface DayPoint extends Totals {
  /** `2026-11-21` in the shop's time zone. */
  readonly day: string;
}

/** Treated minus held out, revenue or conversion per visitor, with a 95 % interval. */
export interface Uplift {
  readonly metric: 'conversion' | 'revenuePerVisitor';
  readonly treated: number;
  readonly heldOut: number;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly treatedVisitors: number;
  readonly heldOutVisitors: number;
}

/** Answer of `GET /console/api/overview?from=…&to=…` (days, inclusive, the shop's time zone). */
export interface Overview {
  readonly from: string;
  readonly to: string;
  readonly current: Totals;
  /** The same number of days just before. */
  readonly previous: Totals;
  /** Whether the days before can be held against: at least half of them had visitors. */
  readonly isComparable: boolean;
  readonly days: readonly DayPoint[];
  readonly uplift: readonly Uplift[];
  readonly topProducts: readonly {
    readonly itemId: string;
    readonly title: string;
    readonly views: number;
    readonly orders: number;
  }[];
}

/** Pushed every few seconds by `GET /console/api/live` (server-sent events, event `now`). */
export interface LiveNow {
  readonly atMs: number;
  /** Visitors with an event in the last five minutes. */
  readonly visitors: number;
  readonly eventsPerMinute: number;
  readonly pages: readonly { readonly path: string; readonly visitors: number }[];
}
