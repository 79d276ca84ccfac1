import { nameAtHand } from './category-name.ts';
import { mayLike, plainReason } from './reason-about.ts';
import type { Strategy } from './strategy.ts';
import { shelfRead, walkShelf } from './walk-shelf.ts';

/** Sales, the latest counting most, that make a best seller. */
const leastSales = 3;

/** What sells most, decaying over weeks; of the category at hand first. */
export const bestSellers: Strategy = {
  name: 'best-sellers',
  label: { vi: 'Bán chạy', en: 'Best sellers' },
  description: {
    vi: 'Sản phẩm bán chạy nhất, trước hết trong danh mục đang xem.',
    en: 'What sells most, first in the category at hand.',
  },
  repeatsSeen: true,
  repeatsBought: false,
  explores: false,
  gather(context, pool) {
    const { crowd } = context.knowledge;
    const note = (index: number, own: boolean): void => {
      pool.add(index, crowd.sold.valueAt(context.knowledge.crowdIndex(index), context.nowMs) * (own ? 1 : 0.01));
    };
    walkShelf(context.knowledge.sold, context.category, note, Math.max(shelfRead, 4 * context.query.limit));
  },
  explain(context, index) {
    const { crowd } = context.knowledge;
    if (crowd.sold.valueAt(context.knowledge.crowdIndex(index), context.nowMs) < leastSales) return mayLike;
    const name = nameAtHand(context, index);
    if (name === undefined) return plainReason('best_seller', 'Bán chạy', 'Best seller');
    return plainReason('best_seller', `Bán chạy trong ${name}`, `Best seller in ${name}`);
  },
};
