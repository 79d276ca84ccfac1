import type { CandidateFilter } from './filter.ts';

const dayMs = 86_400_000;

/** Bought in this session or within the last thirty days, or half the person's rhythm for it where that is shorter: it would be too soon. */
export const justBought: CandidateFilter = {
  name: 'just-bought',
  label: { vi: 'Vừa mua', en: 'Just bought' },
  yields: 'when-empty',
  appliesTo: (strategy) => !strategy.repeatsBought,
  rejects(context, _index, product) {
    const { person, session, nowMs } = context.query;
    if (session.some(({ kind, itemId }) => kind === 'purchase' && itemId === product.id)) return true;
    const bought = person !== undefined && Object.hasOwn(person.bought, product.id) ? person.bought[product.id] : undefined;
    if (bought === undefined) return false;
    const pauseMs = Math.min(
      30 * dayMs,
      bought.meanGapMs !== null && bought.meanGapMs > 0 ? bought.meanGapMs / 2 : Number.POSITIVE_INFINITY,
    );
    return nowMs - bought.lastAtMs < pauseMs;
  },
};
