import type {
  CartState,
  ConsentState,
  DecidePage,
  Decision,
  EnrichedContext,
  PlacementTrace,
  Product,
  Profile,
  Recommend,
} from '@quen/protocol';
import type { OfferUsage } from '../offers/offer-usage.ts';
import type { CompiledRuleSet } from '../rule-set/compiled-rule-set.ts';

/** All that a decision depends on. */
export interface DecideInput {
  readonly ruleSet: CompiledRuleSet;
  readonly profile: Profile;
  /** Placements of the page; one that is asked for twice is answered once. */
  readonly placements: readonly string[];
  readonly page: DecidePage;
  readonly cart: CartState;
  readonly context: EnrichedContext;
  /** What the request says of consent. */
  readonly consent: ConsentState;
  /** BCP 47. */
  readonly locale: string;
  readonly nowMs: number;
  readonly recommend: Recommend;
  readonly offerUsage: (offerId: string) => OfferUsage;
  readonly productOf: (itemId: string) => Product | undefined;
  /** Names the page view, its messageId: same seed, same decision ids. */
  readonly seed: string;
  /** Adds the trace, and looks at every candidate for it. */
  readonly explain: boolean;
  /** The present chances of the variants of an adaptive campaign, in their order, adding up to 1. Fixed weights hold when absent. */
  readonly allocation?: (campaignId: string) => readonly number[] | undefined;
}

export interface DecideOutput {
  /** One a placement, in the order asked. */
  readonly decisions: readonly Decision[];
  /** Who would have been shown this campaign here, but is in its holdout: the control group of its report. */
  readonly heldOut: readonly { readonly placement: string; readonly campaign: string }[];
  readonly trace?: readonly PlacementTrace[];
}
