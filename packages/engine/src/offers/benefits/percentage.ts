import { allocate } from '../allocate.ts';
import { type BenefitKind, sumLeft } from '../benefit-kind.ts';
import { percentOf } from '../percent-of.ts';

/** So many percent of all lines together, rounded once and spread over them, so that the sum is what the percentage says. */
export const percentage: BenefitKind<'percentage'> = {
  kind: 'percentage',
  apply: ({ percent }, lines) => ({
    discounts: allocate(
      percentOf(sumLeft(lines), Math.min(100, percent)),
      lines.map((line) => line.leftMinor),
    ),
  }),
};
