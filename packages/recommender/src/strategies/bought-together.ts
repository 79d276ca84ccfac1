import { type ReasonWords, reasonAbout } from './reason-about.ts';
import type { Strategy } from './strategy.ts';
import { walkNeighbours } from './walk-neighbours.ts';

const oftenBought: ReasonWords = {
  vi: (title) => `Thường được mua cùng ${title}`,
  en: (title) => `Often bought with ${title}`,
};
const alsoChosen: ReasonWords = { vi: (title) => `Khách cũng chọn cùng ${title}`, en: (title) => `Also chosen with ${title}` };
/** Two orders of these two: once is chance. */
const leastOrders = 1.2;
/** Products meet in carts as well: what is often bought together has been sold. */
const leastSales = 1;

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
  explain(context, index, because) {
    const { crowd } = context.knowledge;
    const item = context.knowledge.crowdIndex(index);
    const other = context.knowledge.crowdIndex(because);
    const isOften =
      crowd.boughtTogether.weight(other, item) >= leastOrders &&
      crowd.sold.valueAt(item, context.nowMs) >= leastSales &&
      crowd.sold.valueAt(other, context.nowMs) >= leastSales;
    return isOften
      ? reasonAbout(context, because, 'bought_together', oftenBought)
      : reasonAbout(context, because, 'chosen_together', alsoChosen);
  },
};
