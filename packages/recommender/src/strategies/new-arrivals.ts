import { plainReason } from './reason-about.ts';
import type { Strategy } from './strategy.ts';
import { shelfSearched, walkShelf } from './walk-shelf.ts';

const dayMs = 86_400_000;
/** Halves in two weeks. */
const fading = -Math.LN2 / (14 * dayMs);

const justArrived = plainReason('new_arrival', 'Hàng mới về', 'Just arrived');

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
    const { nowMs } = context;
    const note = (index: number, own: boolean, _place: number, createdAtMs: number): void => {
      const ageMs = nowMs - createdAtMs;
      if (ageMs >= 0) pool.add(index, Math.exp(ageMs * fading) * (own ? 1 : 0.2));
    };
    walkShelf(
      context.knowledge.arrivals,
      context.category,
      note,
      Math.max(shelfSearched, 4 * context.query.limit),
      nowMs - 60 * dayMs,
    );
    pool.weigh((index) => 1 + context.taste(index));
  },
  explain: () => justArrived,
};
