import type { CandidateFilter } from './filter.ts';

const dayMs = 86_400_000;

/** Bought in this session or within the last thirty days, or half the person's rhythm for it where that is shorter: it would be too soon. */
export const justBought: CandidateFilter = {
  name: 'just-bought',
  label: { vi: 'Vừa mua', en: 'Just bought' },
  yields: 'when-empty',
  appliesTo: (strategy) => !strategy.repeatsBought,
  rejects(context, index, product) {
    if (context.boughtNow.has(index)) return true;
    if (!context.hasBought) return false;
    const { person, nowMs } = context.query;
    const bought = person !== undefined && Object.hasOwn(person.bought, product.id) ? person.bought[product.id] : undefined;
    if (bought === undefined) return false;
    const pauseMs = Math.min(
      30 * dayMs,
      bought.meanGapMs !== null && bought.meanGapMs > 0 ? bought.meanGapMs / 2 : Number.POSITIVE_INFINITY,
    );
    return nowMs - bought.lastAtMs < pauseMs;
  },
};
