import type { CandidatePool } from './candidate-pool.ts';
import type { StrategyContext } from './strategy.ts';

/** Fewer views than this say less about a product than its description does. */
const enoughViews = 3;

/**
 * Fills the pool with what the blended ranker expects next, the best at 1. Where the newest product of the session has hardly been viewed by anybody,
 * the ranker can only name what is popular: products of the same kind go before that.
 */
export function expectNext(context: StrategyContext, pool: CandidatePool): void {
  const { catalogue, content } = context.knowledge;
  const { limit, cartItemIds } = context.query;
  // What filters are likely to take out is asked for on top; should more go, the next strategy of the chain fills in.
  context.expectNext(pool, Math.ceil(1.5 * limit) + context.session.length + cartItemIds.length + 10);
  const newest = context.anchors[0];
  if (newest === undefined || isKnown(context, newest)) return;
  if (!context.anchors.some((index) => isKnown(context, index))) pool.scaleTo(0.3);
  let best = 0;
  content.forEachAlike(newest, 40, catalogue.hashes, (index, likeness) => {
    if (best === 0) best = likeness;
    pool.add(index, (0.6 * likeness) / best, newest);
  });
  pool.scaleTo(1);
}

function isKnown({ knowledge }: StrategyContext, index: number): boolean {
  return knowledge.viewsOf(index) >= enoughViews;
}
