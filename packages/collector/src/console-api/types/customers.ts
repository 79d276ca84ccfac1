import type { Decision, LifecycleStage, LoggedEvent, PlacementTrace, Profile } from '@quen/protocol';

/** A line of `GET /console/api/customers?q=…&segment=…&cursor=…`. */
export interface CustomerSummary {
  readonly id: string;
  /** The best name there is: traits' name, mail, user id, else a short form of the id. */
  readonly label: string;
  readonly email: string | null;
  readonly stage: LifecycleStage;
  readonly lastSeenAtMs: number;
  readonly sessionCount: number;
  readonly orderCount: number;
  readonly revenueMinor: number;
}

export interface CustomerList {
  readonly customers: readonly CustomerSummary[];
  readonly total: number;
  readonly nextCursor: string | null;
}

/** Recency, frequency and monetary value, 1 (weak) to 5 (strong); null without orders. */
export interface RfmScores {
  readonly recency: number;
  readonly frequency: number;
  readonly monetary: number;
}

export interface Merge {
  readonly id: number;
  readonly atMs: number;
  readonly from: string;
  readonly into: string;
  readonly cause: string;
  readonly undoneAtMs: number | null;
}

/** What brings the next lifecycle stage, as codes the console has words for. */
export type NextStageNeed =
  | 'come_back'
  | 'say_who_they_are'
  | 'fill_cart'
  | 'keep_a_wish'
  | 'answer_a_question'
  | 'place_first_order'
  | 'place_second_order'
  | 'order_again'
  | 'order_regularly'
  | 'be_satisfied'
  | 'order_five_times'
  | 'bring_somebody';

/** Answer of `GET /console/api/customers/:id`: the whole story. */
export interface CustomerStory {
  readonly summary: CustomerSummary;
  readonly profile: Profile;
  readonly rfm: RfmScores | null;
  readonly atRisk: boolean;
  /** What would bring the next stage; any of them, but for `be_satisfied`, which goes with the other. */
  readonly nextStageNeeds: readonly NextStageNeed[];
  readonly segments: readonly { readonly id: string; readonly name: string; readonly sinceMs: number | null }[];
  readonly merges: readonly Merge[];
  /** Newest first, at most 200; older ones through `/events?profile=…`. */
  readonly timeline: readonly LoggedEvent[];
  /** Affinities as they are now, strongest first, 0 to 1 of the strongest. */
  readonly affinities: readonly {
    readonly kind: 'category' | 'brand' | 'priceBand';
    readonly key: string;
    readonly strength: number;
  }[];
}

/** Answer of `GET /console/api/customers/:id/decisions?at=…&path=…`: what they would be shown, and why. */
export interface CustomerDecisions {
  readonly decisions: readonly Decision[];
  readonly trace: readonly PlacementTrace[];
}
