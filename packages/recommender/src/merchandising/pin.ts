import type { MerchandisingEffect } from './merchandising-effect.ts';

/**
 * Fixed places: the first product at the position, the others behind it; where a rule before has taken one, at the next one free. What may not be
 * shown is not pinned either.
 */
export const pin: MerchandisingEffect = {
  kind: 'pin',
  label: { vi: 'Ghim', en: 'Pin' },
  plan(rule, plan) {
    if (rule.kind !== 'pin' || !(rule.position >= 1)) return;
    let position = Math.floor(rule.position);
    for (const itemId of rule.itemIds.slice(0, 50)) plan.pins.push({ itemId, position: position++ });
  },
};
