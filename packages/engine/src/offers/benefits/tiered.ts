import { allocate } from '../allocate.ts';
import { type BenefitKind, sumLeft, sumValue } from '../benefit-kind.ts';
import { percentOf } from '../percent-of.ts';

/** The highest tier the spend reaches. Spend is what the lines cost before any discount. */
export const tiered: BenefitKind<'tiered'> = {
  kind: 'tiered',
  apply({ tiers }, lines) {
    const spendMinor = sumValue(lines);
    const ascending = [...tiers].sort((a, b) => a.spendMinor - b.spendMinor);
    const tier = ascending.filter((step) => step.spendMinor <= spendMinor).at(-1);
    if (tier === undefined) {
      const first = ascending[0]?.spendMinor ?? 0;
      return {
        reason: 'NOT_IN_AUDIENCE',
        code: 'min_spend',
        detail: `${spendMinor} of ${first} spent (minor units) on lines that qualify`,
        limit: first,
        actual: spendMinor,
      };
    }
    const left = sumLeft(lines);
    const total =
      tier.percent === undefined ? Math.min(tier.amountMinor ?? 0, left) : percentOf(left, Math.min(100, tier.percent));
    return {
      discounts: allocate(
        total,
        lines.map((line) => line.leftMinor),
      ),
    };
  },
};
