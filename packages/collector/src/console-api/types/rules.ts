import type {
  Campaign,
  Condition,
  Decision,
  Offer,
  Placement,
  PlacementTrace,
  RuleSet,
  Segment,
  ShopSettings,
} from '@quen/protocol';

/** The kinds of things marketers edit one by one: `PUT /console/api/rules/:kind/:id` with `If-Match: "<version>"`. */
export interface RuleKinds {
  readonly placements: Placement;
  readonly segments: Segment;
  readonly campaigns: Campaign;
  readonly offers: Offer;
  readonly shop: ShopSettings;
}
export type RuleKind = keyof RuleKinds;

/** Answer of `GET /console/api/rules`, and of every change to them. */
export interface RulesAnswer {
  readonly ruleSet: RuleSet;
}

/** One version of the rules. */
export interface RulesVersion {
  readonly version: number;
  readonly atMs: number;
  readonly author: string;
  readonly summary: string;
  readonly changes: readonly { readonly path: string; readonly before: string | null; readonly after: string | null }[];
}

/** Body of `POST /console/api/segments/preview`. */
export interface SegmentPreviewRequest {
  readonly condition: Condition;
}

export interface SegmentPreview {
  readonly count: number;
  readonly total: number;
  /** True when the count was extended from a sample of profiles. */
  readonly estimated: boolean;
  readonly sample: readonly { readonly id: string; readonly label: string }[];
  /** Share of these people who are in each other segment, by id. */
  readonly overlap: readonly { readonly segmentId: string; readonly count: number }[];
}

/** Answer of `GET /console/api/segments/counts`: how many people are in each segment as it is saved. */
export interface SegmentCounts {
  readonly total: number;
  readonly counts: { readonly [segmentId: string]: number };
}

/** Answer of `GET /console/api/segments/:id/sizes`. */
export interface SegmentSizes {
  readonly days: readonly { readonly day: string; readonly size: number }[];
}

/** Body of `POST /console/api/campaigns/preview`: the draft, seen by a person, persona or nobody, at a moment on a page. */
export interface CampaignPreviewRequest {
  readonly campaign: Campaign;
  readonly placement: string;
  readonly profileId?: string;
  readonly persona?: 'newcomer' | 'returning' | 'regular' | 'bargain_hunter' | 'at_risk';
  readonly atMs?: number;
  readonly locale?: string;
  readonly itemId?: string;
  /** Shows this variant whatever the audience; for looking at it. */
  readonly forceVariant?: string;
}

export interface CampaignPreview {
  readonly decision: Decision;
  readonly trace: PlacementTrace;
}

/** Body of `POST /console/api/campaigns/backtest`. */
export interface BacktestRequest {
  readonly campaign: Campaign;
  readonly days: number;
}

/** Counts of people and chances a campaign would have had. */
export interface BacktestCounts {
  /** Times it could have been shown. */
  readonly chances: number;
  readonly qualifiedPeople: number;
  readonly qualifiedViews: number;
  readonly shown: number;
  readonly capped: number;
  readonly heldOut: number;
  readonly noConsent: number;
  /** The most it would have cost in discounts, minor units; null when it has no offer. */
  readonly maxCostMinor: number | null;
}

export interface Backtest {
  readonly days: number;
  readonly events: number;
  readonly tookMs: number;
  /**
   * What the draft's chances are: requests that asked for one of its placements, page views where no such request is known, or
   * page views before the first of them.
   */
  readonly chancesFrom: 'requests' | 'page_views' | 'both';
  readonly draft: BacktestCounts;
  /** The version that runs now; null when there is none. */
  readonly running: BacktestCounts | null;
}
