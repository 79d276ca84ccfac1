import type { StrategyContext } from './strategy.ts';

/**
 * Which of the products the visitor is after leads to this one: the one most often viewed along with it, else the newest one of the same main
 * category; -1 when none does, as a reason that is not true is worse than none.
 */
export function strongestAnchor(context: StrategyContext, index: number): number {
  const { catalogue, crowd } = context.knowledge;
  const item = context.knowledge.crowdIndex(index);
  const category = catalogue.categoriesOf(index)[0];
  let best = -1;
  let most = 0;
  for (const anchor of context.anchors) {
    if (anchor === index) continue;
    if (best < 0 && category !== undefined && catalogue.categoriesOf(anchor)[0] === category) best = anchor;
    const from = context.knowledge.crowdIndex(anchor);
    const strength = item < 0 || from < 0 ? 0 : crowd.viewedTogether.weight(from, item);
    if (strength > most) {
      most = strength;
      best = anchor;
    }
  }
  return best;
}
