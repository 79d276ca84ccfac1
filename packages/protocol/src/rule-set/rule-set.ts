import type { Campaign } from '../campaign/campaign.ts';
import type { Placement } from '../campaign/placement.ts';
import type { Segment } from '../condition/condition.ts';
import type { Offer } from '../offer/offer.ts';
import type { ShopSettings } from './shop-settings.ts';

/** Everything a marketer has said, at one version. */
export interface RuleSet {
  /** Ascending; a new one with every change. */
  readonly version: number;
  readonly shop: ShopSettings;
  readonly placements: readonly Placement[];
  readonly segments: readonly Segment[];
  readonly campaigns: readonly Campaign[];
  readonly offers: readonly Offer[];
}
