import { mayLike, plainReason } from './reason-about.ts';
import type { Strategy } from './strategy.ts';
import { walkShelf } from './walk-shelf.ts';

/** Views of these weeks, or what counts for as many: more than one customer's who looks at a product and buys it. */
const leastInterest = 12;
const withCustomers = plainReason('popular', 'Được nhiều khách quan tâm', 'Popular with our customers');

/** What is popular, of the category at hand first. It closes every chain; what it leaves open is filled from the rest of the shop. */
export const popular: Strategy = {
  name: 'popular',
  label: { vi: 'Được xem nhiều', en: 'Popular' },
  description: {
    vi: 'Sản phẩm được quan tâm nhiều, trước hết trong danh mục đang xem; cách cuối cùng để không bao giờ trống.',
    en: 'What is popular, first in the category at hand; the last resort, never empty.',
  },
  repeatsSeen: false,
  repeatsBought: false,
  explores: false,
  gather(context, pool) {
    const { catalogue, popular: shelf } = context.knowledge;
    const { query } = context;
    const wanted = 2 * query.limit + query.excludeItemIds.length + query.cartItemIds.length + query.session.length + 20;
    const note = (index: number, own: boolean, place: number): void => {
      if (catalogue.sellable[index] === 1) pool.add(index, (own ? 1 : 0.4) / (4 + place));
    };
    walkShelf(shelf, context.category, note, 2 * wanted);
  },
  explain({ knowledge, nowMs }, index) {
    return knowledge.crowd.popular.valueAt(knowledge.crowdIndex(index), nowMs) < leastInterest ? mayLike : withCustomers;
  },
};
