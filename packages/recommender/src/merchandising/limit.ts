import type { MerchandisingEffect } from './merchandising-effect.ts';

/** At most so many of one main category, brand or group of variants. */
export const limit: MerchandisingEffect = {
  kind: 'limit',
  label: { vi: 'Giới hạn', en: 'Limit' },
  plan(rule, plan) {
    if (rule.kind === 'limit' && rule.max >= 1) plan.limits.push({ by: rule.by, max: Math.floor(rule.max) });
  },
};
