import type { DecidePage, Decision, JsonObject, Product } from '@quen/protocol';
import type { Random } from '../random.ts';
import type { EventWriter } from './event-writer.ts';
import type { ShopperState } from './shopper-state.ts';
import type { VisitShop } from './visit-shop.ts';

/** How many look at a page's first place, its second, and so on: the further down, the fewer. */
const seenShares = [0.8, 0.55, 0.4];
/** How many of those who see it follow it. */
const followShares = { recommendations: 0.13, offer: 0.2, message: 0.05, question: 0.25, contact: 0.01 } as const;

/**
 * Lets a shopper look at what the shop put on the page that was just opened. What is seen is an exposure; some of it is clicked, an offer is
 * remembered for the checkout, a question is answered. Answers the product that was clicked, null for none.
 */
export function respond(
  writer: EventWriter,
  state: ShopperState,
  shop: VisitShop,
  page: Omit<DecidePage, 'url'>,
  random: Random,
): Product | null {
  const { personal, flow } = shop;
  const view = writer.events.at(-1);
  const url = view?.context?.page?.url;
  if (personal === undefined || view === undefined || url === undefined) return null;
  let wanted: Product | null = null;
  personal.decide(view, { url, ...page }).forEach((decision, place) => {
    const { content, campaign = '', variant = '' } = decision;
    if (content === undefined || !random.chance(seenShares[place] ?? 0.2)) return;
    writer.wait(1);
    writer.send('exposure', said(decision));
    const appeal = personal.appeal(campaign, variant);
    if (content.kind === 'offer' && content.code !== undefined) state.offer = { code: content.code, atMs: writer.atMs, appeal };
    if (wanted !== null || !random.chance(followShares[content.kind] * appeal)) return;
    writer.wait(4);
    if (content.kind === 'recommendations') {
      const item = random.pick(content.items);
      writer.send('click', { ...said(decision), itemIds: [item.itemId] });
      wanted = flow.find(item.itemId) ?? null;
    } else if (content.kind === 'question') {
      const { questionId, options } = content;
      if (options.length > 0) writer.send('answer', { ...said(decision), questionId, value: random.pick(options).value });
    } else {
      writer.send('click', said(decision));
    }
  });
  return wanted;
}

/** What an event about a decision says, as the snippet sends it. */
function said({ decisionId, placement, campaign, variant, content }: Decision): JsonObject {
  return {
    decisionId,
    placement,
    ...(campaign === undefined ? {} : { campaign }),
    ...(variant === undefined ? {} : { variant }),
    ...(content?.kind === 'offer' ? { offerId: content.offerId } : {}),
    ...(content?.kind === 'recommendations' ? { itemIds: content.items.map(({ itemId }) => itemId) } : {}),
  };
}
