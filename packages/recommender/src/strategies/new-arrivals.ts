import { plainReason } from './reason-about.ts';
import type { Strategy } from './strategy.ts';
import { walkShelf } from './walk-shelf.ts';

const dayMs = 86_400_000;

/** What came into the shop in the last sixty days, newest first, with a hand for the category at hand and the person's tastes. */
export const newArrivals: Strategy = {
  name: 'new-arrivals',
  label: { vi: 'Hàng mới về', en: 'New arrivals' },
  description: {
    vi: 'Sản phẩm mới trong 60 ngày qua, ưu tiên danh mục đang xem và sở thích.',
    en: 'New in the last sixty days, favouring the category at hand and tastes.',
  },
  repeatsSeen: false,
  repeatsBought: false,
  explores: false,
  gather(context, pool) {
    const { catalogue } = context.knowledge;
    walkShelf(context.knowledge.arrivals, context.category, (index, own) => {
      const ageMs = context.nowMs - (catalogue.product(index)?.createdAtMs ?? Number.NaN);
      if (ageMs >= 0 && ageMs <= 60 * dayMs) pool.add(index, 2 ** (-ageMs / (14 * dayMs)) * (own ? 1 : 0.2));
    });
    pool.weigh((index) => 1 + context.taste(index));
  },
  explain: () => plainReason('new_arrival', 'Hàng mới về', 'Just arrived'),
};
