import { plainReason, type ReasonWords, reasonAbout } from './reason-about.ts';
import type { Strategy } from './strategy.ts';
import { walkNeighbours } from './walk-neighbours.ts';

const words: ReasonWords = { vi: (title) => `Thường được mua cùng ${title}`, en: (title) => `Often bought with ${title}` };
const otherwise = plainReason('bought_together', 'Thường được mua cùng nhau', 'Often bought together');

/** What the same baskets hold as the product at hand, or as the cart where no product is at hand. */
export const boughtTogether: Strategy = {
  name: 'bought-together',
  label: { vi: 'Thường mua cùng nhau', en: 'Bought together' },
  description: {
    vi: 'Sản phẩm nằm trong cùng đơn hàng với sản phẩm đang xem, hoặc với giỏ hàng.',
    en: 'What is in the same orders as the product at hand, or as the cart.',
  },
  repeatsSeen: true,
  repeatsBought: false,
  explores: false,
  gather(context, pool) {
    const { boughtTogether: table } = context.knowledge.crowd;
    const asked = context.current >= 0 ? [context.current] : context.cart.length > 0 ? context.cart : context.anchors.slice(0, 1);
    for (const anchor of asked.slice(0, 10)) {
      walkNeighbours(context, table, anchor, (index, strength) => pool.add(index, strength, anchor));
    }
  },
  explain(context, _index, because) {
    return reasonAbout(context, because, 'bought_together', words, otherwise);
  },
};
