import { allocate } from '../allocate.ts';
import { type BenefitKind, sumLeft } from '../benefit-kind.ts';

/** A fixed sum, at most what is left to pay, spread over the lines in proportion. */
export const amount: BenefitKind<'amount'> = {
  kind: 'amount',
  apply: ({ amountMinor }, lines) => ({
    discounts: allocate(
      Math.min(amountMinor, sumLeft(lines)),
      lines.map((line) => line.leftMinor),
    ),
  }),
};
