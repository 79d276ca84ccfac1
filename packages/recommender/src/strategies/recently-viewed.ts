import { plainReason } from './reason-about.ts';
import type { Strategy } from './strategy.ts';

/** What the person looked at, newest first, across visits. */
export const recentlyViewed: Strategy = {
  name: 'recently-viewed',
  label: { vi: 'Đã xem gần đây', en: 'Recently viewed' },
  description: { vi: 'Sản phẩm người này vừa xem, mới nhất trước.', en: 'What the person looked at, newest first.' },
  repeatsSeen: true,
  repeatsBought: false,
  explores: false,
  gather(context, pool) {
    const seen = new Set<number>();
    const note = (index: number): void => {
      if (seen.has(index)) return;
      seen.add(index);
      pool.add(index, 1 / seen.size);
    };
    for (const index of context.session) note(index);
    for (const index of context.viewed) note(index);
  },
  explain: () => plainReason('recently_viewed', 'Bạn đã xem gần đây', 'You viewed this recently'),
};
