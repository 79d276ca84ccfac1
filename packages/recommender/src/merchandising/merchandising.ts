import type { CompiledMerchandising } from '@quen/protocol';
import { boost } from './boost.ts';
import { bury } from './bury.ts';
import { exclude } from './exclude.ts';
import { filter } from './filter.ts';
import { limit } from './limit.ts';
import type { MerchandisingEffect } from './merchandising-effect.ts';
import type { MerchandisingPlan } from './merchandising-plan.ts';
import { pin } from './pin.ts';

/** All kinds of merchandising rules. */
export const merchandising: readonly MerchandisingEffect[] = [pin, boost, bury, exclude, filter, limit];

const plainPlan: MerchandisingPlan = { rejections: [], scales: [], pins: [], limits: [{ by: 'group', max: 1 }] };

/** Puts rules together into what is to be done. Unless a rule says otherwise, one of a group of variants is enough. */
export function planMerchandising(rules: readonly CompiledMerchandising[]): MerchandisingPlan {
  if (rules.length === 0) return plainPlan;
  const plan: MerchandisingPlan = { rejections: [], scales: [], pins: [], limits: [] };
  for (const rule of rules) merchandising.find(({ kind }) => kind === rule.kind)?.plan(rule, plan);
  if (!plan.limits.some(({ by }) => by === 'group')) plan.limits.push({ by: 'group', max: 1 });
  return plan;
}
