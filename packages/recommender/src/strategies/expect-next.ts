import type { CandidatePool } from './candidate-pool.ts';
import type { StrategyContext } from './strategy.ts';

/** Fewer views than this say less about a product than its description does. */
const enoughViews = 5;

/**
 * Fills the pool with what the blended ranker expects next, the best at 1. Where the newest products of the session have hardly been viewed by anybody,
 * the ranker can only name what is popular: products of the same kind go before that.
 */
export function expectNext(context: StrategyContext, pool: CandidatePool): void {
  const { catalogue, content, crowd } = context.knowledge;
  const { limit, cartItemIds } = context.query;
  // What filters are likely to take out is asked for on top; should more go, the next strategy of the chain fills in.
  context.expectNext(pool, Math.ceil(1.5 * limit) + context.session.length + cartItemIds.length + 10);
  const isKnown = (index: number): boolean => (crowd.views[context.knowledge.crowdIndex(index)] ?? 0) >= enoughViews;
  const unknown = context.anchors.slice(0, 2).filter((index) => !isKnown(index));
  if (unknown.length === 0) return;
  if (!context.anchors.some(isKnown)) pool.scaleTo(0.3);
  for (const anchor of unknown) {
    let best = 0;
    content.forEachAlike(anchor, 40, catalogue.hashes, (index, likeness) => {
      if (best === 0) best = likeness;
      pool.add(index, (0.6 * likeness) / best, anchor);
    });
  }
  pool.scaleTo(1);
}
