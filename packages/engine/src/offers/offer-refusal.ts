import type { Reason } from '@quen/protocol';

/** Which rule of an offer was not met. */
export type OfferRefusalCode =
  | 'not_running'
  | 'out_of_schedule'
  | 'wrong_currency'
  | 'not_eligible'
  | 'code_missing'
  | 'code_used'
  | 'code_expired'
  | 'code_of_another'
  | 'total_uses'
  | 'uses_per_customer'
  | 'uses_per_day'
  | 'total_spend'
  | 'spend_per_day'
  | 'min_spend'
  | 'min_quantity'
  | 'no_lines'
  | 'no_prices'
  | 'no_discount'
  | 'min_margin'
  | 'out_of_stock'
  | 'outranked';

/** Why an offer does not apply, in a sentence with its figures. */
export interface OfferRefusal {
  readonly reason: Reason;
  readonly code: OfferRefusalCode;
  readonly detail: string;
  /** The limit and what stood against it, where there are such figures. */
  readonly limit?: number;
  readonly actual?: number;
  /** The offer that was taken instead. */
  readonly outrankedBy?: string;
}
