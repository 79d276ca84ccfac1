import { boughtTooSoon } from './bought-too-soon.ts';
import type { CandidateFilter } from './filter.ts';

/**
 * Bought in this session or within the last thirty days, or half the person's rhythm for it where that is shorter, as it is or as another variant: it
 * would be too soon.
 */
export const justBought: CandidateFilter = {
  name: 'just-bought',
  label: { vi: 'Vừa mua', en: 'Just bought' },
  yields: 'when-empty',
  appliesTo: (strategy) => !strategy.repeatsBought,
  rejects(context, index, product) {
    if (context.boughtNow.has(index)) return true;
    if (!context.hasBought && context.boughtNow.size === 0) return false;
    const { person, nowMs } = context.query;
    const bought = person !== undefined && Object.hasOwn(person.bought, product.id) ? person.bought[product.id] : undefined;
    if (bought !== undefined && boughtTooSoon(bought, nowMs)) return true;
    const group = context.knowledge.catalogue.groupOf[index] as number;
    return group >= 0 && context.groupsBought.has(group);
  },
};
