import type { FrequencyCap } from '../campaign/frequency-cap.ts';
import type { Json } from '../json.ts';
import type { Reason } from './reason.ts';

/** A condition tree with what each part found. */
export interface ConditionTrace {
  /** `$and`, `$or`, `$not`, `$nor`, or an operator. */
  readonly operator: string;
  /** Attribute path, for operators. */
  readonly path?: string;
  readonly expected?: Json;
  /** What was there; absent when nothing was. */
  readonly actual?: Json;
  readonly result: boolean;
  readonly children?: readonly ConditionTrace[];
}

/** What exactly a trace's detail tells, for those who word it in other languages. */
export const traceCodes = [
  'not_running',
  'no_consent',
  'outside_namespace',
  'seen_enough',
  'placed_enough',
  'campaign_holdout',
  'shop_holdout',
  'outranked',
  'group_taken',
  'drawn',
  'kept',
  'offer_on_page',
  'gift_out_of_stock',
  'question_answered',
  'question_on_page',
  'no_products',
  'offer_not_running',
  'offer_out_of_schedule',
  'offer_not_eligible',
  'offer_total_uses',
  'offer_uses_per_customer',
  'offer_uses_per_day',
  'offer_total_spend',
  'offer_spend_per_day',
  'offer_code_used',
  'offer_code_expired',
] as const;
export type TraceCode = (typeof traceCodes)[number];

/** A frequency cap, and how often the campaign was seen in its span. */
export interface CapTrace {
  readonly per: FrequencyCap['per'];
  readonly max: number;
  readonly times: number;
}

/** A counter of an offer held against its limit; amounts in minor units, open reservations counted in. */
export interface BudgetTrace {
  readonly offerId: string;
  readonly code: string;
  readonly limit: number;
  readonly used: number;
  readonly left: number;
}

/** Why a pinned product is not in its place. */
export const unmetPinReasons = [
  'unknown_product',
  'not_sellable',
  'current_product',
  'on_page',
  'beyond_the_end',
  'filtered',
] as const;
export type UnmetPinReason = (typeof unmetPinReasons)[number];

/** How a list of products came about. */
export interface ProductsTrace {
  readonly items: readonly {
    readonly itemId: string;
    readonly title: string;
    /** Comparable within the list only. */
    readonly score: number;
    readonly strategy: string;
    /** What merchandising did to it, and `explore` where a new product was given the place: `boost ×2`, `pin 1`. Absent when nothing was done. */
    readonly adjustments?: readonly string[];
  }[];
  /** How many candidates each filter or rule took out, by name. */
  readonly removed: { readonly [filter: string]: number };
  /** Pinned products that are not there; absent when there are none. */
  readonly unmetPins?: readonly { readonly itemId: string; readonly position: number; readonly reason: UnmetPinReason }[];
}

/** Why one campaign was, or was not, chosen for a placement. */
export interface CandidateTrace {
  readonly campaign: string;
  readonly reason: Reason;
  /** In a sentence, with figures: `seen 3 of 3 times this week`. */
  readonly detail: string;
  /** What the detail tells, and its figures by name: `seen_enough` with `times`, `max` and `per`. Amounts are in minor units, shares 0 to 1. */
  readonly code?: TraceCode;
  readonly facts?: { readonly [name: string]: string | number };
  readonly variant?: string;
  readonly condition?: ConditionTrace;
  /** Its caps with their counts, whatever decided; absent when it has none. */
  readonly caps?: readonly CapTrace[];
  /** The limits of the offers it may show, with what is left; absent when there are none, or the campaign does not run. */
  readonly budgets?: readonly BudgetTrace[];
  /** Its list of products, where one was made. */
  readonly products?: ProductsTrace;
  /** The campaign that was chosen instead. */
  readonly outrankedBy?: string;
}

/** The whole tree of why and why not for a placement. */
export interface PlacementTrace {
  readonly placement: string;
  readonly candidates: readonly CandidateTrace[];
}
