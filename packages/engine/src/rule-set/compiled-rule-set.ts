import type { Campaign, ConsentPurpose, FrequencyCap, Placement, RuleSet, ShopSettings, Variant } from '@quen/protocol';
import type { BucketRange } from '../assignment/get-bucket-ranges.ts';
import type { CompiledSchedule } from '../campaign/compiled-schedule.ts';
import type { CompiledCondition, PlainCondition } from '../condition/compile-condition.ts';
import type { CompiledContent } from '../content/content-kind.ts';
import type { CompiledOffer } from '../offers/compiled-offer.ts';
import type { CompiledSegments } from '../segments/compile-segments.ts';
import type { PreparedMerchandising } from './compilation.ts';
import type { SharedCondition } from './shared-condition.ts';

export interface CompiledVariant {
  readonly id: string;
  readonly weight: number;
  readonly source: Variant;
  readonly content: CompiledContent;
}

/** A campaign, ready to be asked. Absent settings have their defaults. */
export interface CompiledCampaign {
  readonly id: string;
  readonly source: Campaign;
  /** Running, or scheduled (then the schedule says when). */
  readonly live: boolean;
  readonly priority: number;
  /** Its place among all campaigns by priority, from 0. */
  readonly rank: number;
  /** Null is everyone. */
  readonly audience: CompiledCondition | null;
  /** The audience's parts, all of which must hold; those shared by many come first. */
  readonly parts: readonly SharedCondition[];
  /** Null is always. */
  readonly schedule: CompiledSchedule | null;
  readonly caps: readonly FrequencyCap[];
  readonly purpose: ConsentPurpose | 'none';
  /** Whether the audience looks at the person. */
  readonly personal: boolean;
  readonly holdout: number;
  readonly variants: readonly CompiledVariant[];
  /** Offers that its variants show, each once. */
  readonly offerIds: readonly string[];
  readonly ranges: readonly BucketRange[];
  /** The goal's `where`, on an event's properties; null when there is none. */
  readonly goalWhere: PlainCondition | null;
}

export interface CompiledPlacement {
  readonly id: string;
  readonly source: Placement;
  readonly maxItems: number;
  readonly merchandising: readonly PreparedMerchandising[];
  /** Campaigns that name it, highest priority first, equal ones by id. */
  readonly campaigns: readonly CompiledCampaign[];
  /** Of these, the live ones. */
  readonly liveCampaigns: readonly CompiledCampaign[];
  /** Lists of recommendations that live campaigns may show here and other placements too, with the most items of each. */
  readonly lists: ReadonlyMap<string, number>;
}

/** A rule set, checked and ready to decide with. */
export interface CompiledRuleSet {
  readonly source: RuleSet;
  readonly version: number;
  readonly shop: ShopSettings;
  readonly placements: ReadonlyMap<string, CompiledPlacement>;
  readonly campaigns: ReadonlyMap<string, CompiledCampaign>;
  /** How many different parts the audiences have. */
  readonly conditionCount: number;
  readonly segments: CompiledSegments;
  /** Highest priority first, equal ones by id. */
  readonly offers: ReadonlyMap<string, CompiledOffer>;
}
