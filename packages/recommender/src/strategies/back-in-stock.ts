import { plainReason } from './reason-about.ts';
import type { Strategy } from './strategy.ts';
import { walkShelf } from './walk-shelf.ts';

const dayMs = 86_400_000;

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
    const { catalogue } = context.knowledge;
    const viewed = new Set(context.query.person?.viewed.map(({ itemId }) => itemId));
    const note = (index: number): void => {
      const product = catalogue.product(index);
      if (product === undefined) return;
      const { backAtMs } = catalogue.historyOf(product.id);
      const ageMs = context.nowMs - backAtMs;
      if (backAtMs === 0 || ageMs > 30 * dayMs) return;
      pool.add(index, 2 ** (-Math.max(0, ageMs) / (7 * dayMs)) * (viewed.has(product.id) ? 5 : 1 + context.taste(index)));
    };
    const noted = new Set<number>();
    const once = (index: number): void => {
      if (index < 0 || noted.has(index)) return;
      noted.add(index);
      note(index);
    };
    for (const id of viewed) once(catalogue.indexOf(id));
    walkShelf(context.knowledge.back, context.category, once);
  },
  explain: () => plainReason('back_in_stock', 'Đã có hàng trở lại', 'Back in stock'),
};
