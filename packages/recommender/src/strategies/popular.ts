import { plainReason } from './reason-about.ts';
import type { Strategy } from './strategy.ts';
import { walkShelf } from './walk-shelf.ts';

/** Whatever can be sold, the popular first: the last resort, which never comes up empty while there is anything to sell. */
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
    // A shop where what was popular is sold out: anything on sale is better than an empty place.
    for (let index = 0; pool.size < wanted && index < catalogue.slots; index++) {
      if (catalogue.sellable[index] === 1) pool.add(index, 1e-6);
    }
  },
  explain: () => plainReason('popular', 'Được nhiều khách quan tâm', 'Popular with our customers'),
};
