import type { MerchandisingEffect } from './merchandising-effect.ts';

/** Only products that match are shown. */
export const filter: MerchandisingEffect = {
  kind: 'filter',
  label: { vi: 'Chỉ hiện', en: 'Filter' },
  plan(rule, plan) {
    if (rule.kind !== 'filter') return;
    const { match, condition } = rule;
    plan.rejections.push({ name: 'merchandising-filter', condition, rejects: (product) => !match(product) });
  },
};
