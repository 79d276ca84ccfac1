import { plainReason } from './reason-about.ts';
import type { Strategy } from './strategy.ts';
import { shelfSearched, walkShelf } from './walk-shelf.ts';

const dayMs = 86_400_000;
/** Halves in a week. */
const fading = -Math.LN2 / (7 * dayMs);

const backAgain = plainReason('back_in_stock', 'Đã có hàng trở lại', 'Back in stock');

/** What can be bought again since at most thirty days; first what this person looked at. */
export const backInStock: Strategy = {
  name: 'back-in-stock',
  label: { vi: 'Có hàng trở lại', en: 'Back in stock' },
  description: {
    vi: 'Sản phẩm vừa có hàng trở lại trong 30 ngày, ưu tiên sản phẩm người này đã xem.',
    en: 'Back in stock within thirty days, favouring what the person looked at.',
  },
  repeatsSeen: true,
  repeatsBought: false,
  explores: false,
  gather(context, pool) {
    const { catalogue, back } = context.knowledge;
    const { viewed } = context;
    const note = (index: number): void => {
      if (pool.has(index)) return;
      const { backAtMs } = catalogue.historyOf(index);
      const ageMs = context.nowMs - backAtMs;
      if (backAtMs === 0 || ageMs > 30 * dayMs) return;
      pool.add(index, Math.exp(Math.max(0, ageMs) * fading) * (viewed.has(index) ? 5 : 1 + context.taste(index)));
    };
    for (const index of viewed) note(index);
    walkShelf(back, context.category, note, Math.max(shelfSearched, 4 * context.query.limit), context.nowMs - 30 * dayMs);
  },
  explain: () => backAgain,
};
