import type { Interaction, RecommendationReason } from '@quen/protocol';
import { type ReasonWords, reasonAbout } from './reason-about.ts';
import type { StrategyContext } from './strategy.ts';
import { strongestLead } from './strongest-lead.ts';

const codes = { view: 'because_viewed', cart: 'because_in_cart', purchase: 'because_bought' } as const;
const words: { readonly [K in Interaction['kind']]: ReasonWords } = {
  view: { vi: (title) => `Vì bạn vừa xem ${title}`, en: (title) => `Because you viewed ${title}` },
  cart: { vi: (title) => `Vì bạn vừa cho ${title} vào giỏ`, en: (title) => `Because you put ${title} in your cart` },
  purchase: { vi: (title) => `Vì bạn vừa mua ${title}`, en: (title) => `Because you bought ${title}` },
};

/** The reason most products have: what the visitor did with another one; undefined where none of those leads to it. */
export function becauseOf(context: StrategyContext, index: number): RecommendationReason | undefined {
  const lead = strongestLead(context, index);
  return lead === undefined ? undefined : reasonAbout(context, lead.index, codes[lead.kind], words[lead.kind]);
}
