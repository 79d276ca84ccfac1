import { type OffersEvaluation, rounding } from './offers-evaluation.ts';

/** The evaluation of a cart that nothing is known of: no lines, no offers. */
export function nothingApplied(currency: string): OffersEvaluation {
  return { currency, valueMinor: 0, discountMinor: 0, lines: [], applied: [], refused: [], unknownCodes: [], rounding };
}
