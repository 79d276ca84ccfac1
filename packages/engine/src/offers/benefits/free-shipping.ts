import type { BenefitKind } from '../benefit-kind.ts';

export const freeShipping: BenefitKind<'free_shipping'> = {
  kind: 'free_shipping',
  apply: (_benefit, lines) => ({ discounts: lines.map(() => 0), freeShipping: true }),
};
