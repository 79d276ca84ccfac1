import type { Lead } from './lead.ts';
import type { StrategyContext } from './strategy.ts';

/**
 * Which of the products the visitor is after leads to this one: the one most often viewed along with it, else the newest one of the same main
 * category; undefined when none does, as a reason that is not true is worse than none.
 */
export function strongestLead(context: StrategyContext, index: number): Lead | undefined {
  const { knowledge, leads } = context;
  const { viewedTogether } = knowledge.crowd;
  const item = knowledge.crowdIndex(index);
  const category = knowledge.catalogue.categoriesOf(index)[0];
  let best: Lead | undefined;
  let most = 0;
  for (let at = 0; at < leads.length; at++) {
    const lead = leads[at] as Lead;
    if (lead.index === index) continue;
    if (best === undefined && category !== undefined && lead.category === category) best = lead;
    if (item < 0 || lead.item < 0) continue;
    const strength = viewedTogether.weight(lead.item, item);
    if (strength > most) {
      most = strength;
      best = lead;
    }
  }
  return best;
}
