import type { MerchandisingEffect } from './merchandising-effect.ts';

/** Lowers the score of products that match: multiplied by a factor below 1, divided by one above. */
export const bury: MerchandisingEffect = {
  kind: 'bury',
  label: { vi: 'Hạ xuống', en: 'Bury' },
  plan(rule, plan) {
    if (rule.kind !== 'bury' || !(rule.factor > 0) || rule.factor === Number.POSITIVE_INFINITY) return;
    const down = rule.factor > 1;
    plan.scales.push({
      factor: down ? 1 / rule.factor : rule.factor,
      label: `bury ${down ? '÷' : '×'}${rule.factor}`,
      matches: rule.match,
    });
  },
};
