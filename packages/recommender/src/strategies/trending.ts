import { nameAtHand } from './category-name.ts';
import { mayLike, plainReason } from './reason-about.ts';
import type { Strategy } from './strategy.ts';
import { shelfRead, walkShelf } from './walk-shelf.ts';

/** Views of these days, or what counts for as many, that make a trend: twice what one visitor's count for a day. */
const leastInterest = 6;

/** What is wanted more these days than usual: recent interest over the root of the long-run interest; of the category at hand first. */
export const trending: Strategy = {
  name: 'trending',
  label: { vi: 'Đang thịnh hành', en: 'Trending' },
  description: {
    vi: 'Sản phẩm được quan tâm tăng trong những ngày qua, trước hết trong danh mục đang xem.',
    en: 'Rising in the last days, first in the category at hand.',
  },
  repeatsSeen: false,
  repeatsBought: false,
  explores: true,
  gather(context, pool) {
    const { crowd } = context.knowledge;
    const note = (index: number, own: boolean): void => {
      const item = context.knowledge.crowdIndex(index);
      const recent = crowd.trending.valueAt(item, context.nowMs);
      const usual = crowd.popular.valueAt(item, context.nowMs);
      // The ten keep a single view of a forgotten product from being a trend.
      pool.add(index, (recent / Math.sqrt(10 + usual)) * (own ? 1 : 0.1));
    };
    walkShelf(context.knowledge.trending, context.category, note, Math.max(shelfRead, 4 * context.query.limit));
  },
  explain(context, index) {
    const { crowd } = context.knowledge;
    if (crowd.trending.valueAt(context.knowledge.crowdIndex(index), context.nowMs) < leastInterest) return mayLike;
    const name = nameAtHand(context, index);
    if (name === undefined) return plainReason('trending', 'Đang được nhiều người quan tâm', 'Trending now');
    return plainReason('trending', `Đang thịnh hành trong ${name}`, `Trending in ${name}`);
  },
};
