import type { StrategyContext } from './strategy.ts';

/** Which of the products the visitor is after leads most strongly to this one; the newest when nothing is known; -1 without any other. */
export function strongestAnchor(context: StrategyContext, index: number): number {
  const { crowd } = context.knowledge;
  const item = context.knowledge.crowdIndex(index);
  let best = -1;
  let most = 0;
  for (const anchor of context.anchors) {
    if (anchor === index) continue;
    if (best < 0) best = anchor;
    const from = context.knowledge.crowdIndex(anchor);
    if (item < 0 || from < 0) continue;
    const strength = crowd.viewedTogether.weight(from, item);
    if (strength > most) {
      most = strength;
      best = anchor;
    }
  }
  return best;
}
