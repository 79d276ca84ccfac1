import type { MerchandisingEffect } from './merchandising-effect.ts';

/** Products that match are not shown. */
export const exclude: MerchandisingEffect = {
  kind: 'exclude',
  label: { vi: 'Loại trừ', en: 'Exclude' },
  plan(rule, plan) {
    if (rule.kind !== 'exclude') return;
    plan.rejections.push({ name: 'merchandising-exclude', condition: rule.condition, rejects: rule.match });
  },
};
