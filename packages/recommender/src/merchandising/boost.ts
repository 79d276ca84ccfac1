import type { MerchandisingEffect } from './merchandising-effect.ts';

/** Multiplies the score of products that match. */
export const boost: MerchandisingEffect = {
  kind: 'boost',
  label: { vi: 'Ưu tiên', en: 'Boost' },
  plan(rule, plan) {
    if (rule.kind !== 'boost' || !(rule.factor > 0) || rule.factor === Number.POSITIVE_INFINITY) return;
    plan.scales.push({ factor: rule.factor, label: `boost ×${rule.factor}`, matches: rule.match });
  },
};
