import type { Schedule } from '../campaign/schedule.ts';
import type { Condition } from '../condition/condition.ts';
import type { LocalizedText } from '../localized-text.ts';
import type { Benefit } from './benefit.ts';

/** How much of an offer there is. Each limit that is given holds, checked by the counters that redemption moves. */
export interface OfferLimits {
  readonly totalUses?: number;
  readonly usesPerCustomer?: number;
  readonly totalSpendMinor?: number;
  readonly usesPerDay?: number;
  readonly spendPerDayMinor?: number;
  /** The most one order is reduced by. */
  readonly maxDiscountMinor?: number;
  /** Least share of margin left on a line after the discount, 0 to 1; lines of unknown cost are not reduced. */
  readonly minMargin?: number;
}

/** How the shopper claims it: by itself, by one shared code, or by codes made per customer. */
export type OfferCode =
  | { readonly kind: 'none' }
  | { readonly kind: 'shared'; readonly code: string }
  | { readonly kind: 'generated'; readonly prefix?: string; readonly expiresAfterDays?: number };

/** An incentive. */
export interface Offer {
  readonly id: string;
  readonly name: string;
  readonly description?: LocalizedText;
  readonly status: 'draft' | 'running' | 'paused' | 'ended';
  /** ISO 4217; all amounts are in its minor units, and carts in other currencies do not qualify. */
  readonly currency: string;
  readonly benefit: Benefit;
  /** On profile, cart, channel, lifecycle: who gets it. Everyone when absent. */
  readonly eligibility?: Condition;
  /** On cart lines (`line.itemId`, `line.categories`, `line.priceMinor`, `line.quantity`): which are reduced. All when absent. */
  readonly lines?: Condition;
  /** Least spend and quantity on the lines that qualify. */
  readonly minSpendMinor?: number;
  readonly minQuantity?: number;
  readonly limits?: OfferLimits;
  /** `exclusive` goes alone; `stackable` adds up in order of priority; `best` competes with other `best` ones for the customer. */
  readonly stacking?: 'exclusive' | 'stackable' | 'best';
  readonly priority?: number;
  readonly code?: OfferCode;
  readonly schedule?: Schedule;
}
