/** How often something was seen. Days are counted in the shop's time zone as whole days since 1970-01-01. */
export interface ExposureCount {
  total: number;
  lastAtMs: number;
  /** Number of the session the next figure is about. */
  sessionNumber: number;
  inSession: number;
  /** Day → number, the last 35 days with an exposure. */
  byDay: { [day: string]: number };
  clicks: number;
  dismissals: number;
}

/** A decision that was seen. */
export interface SeenDecision {
  decisionId: string;
  campaign: string;
  variant: string;
  atMs: number;
  /** The chance its variant had, as its exposure tells; absent where that tells none. */
  propensity?: number;
}

/** Exposures by campaign id. */
export interface ExposureState {
  byCampaign: { [campaignId: string]: ExposureCount };
  /** Newest decisions that were seen, newest last, at most 50; a decision counts once. */
  recent: SeenDecision[];
}
