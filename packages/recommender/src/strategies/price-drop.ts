import type { Product } from '@quen/protocol';
import { plainReason } from './reason-about.ts';
import type { Strategy } from './strategy.ts';
import { shelfSearched, walkShelf } from './walk-shelf.ts';

const dayMs = 86_400_000;
/** Halves in a week. */
const fading = -Math.LN2 / (7 * dayMs);

/** What costs less than it did, since at most thirty days or while the list price says so; deep drops and what this person looked at first. */
export const priceDrop: Strategy = {
  name: 'price-drop',
  label: { vi: 'Đang giảm giá', en: 'Price drops' },
  description: {
    vi: 'Sản phẩm vừa giảm giá, ưu tiên mức giảm sâu và sản phẩm người này đã xem.',
    en: 'Cheaper than before, favouring deep drops and what the person looked at.',
  },
  repeatsSeen: true,
  repeatsBought: false,
  explores: false,
  gather(context, pool) {
    const { catalogue } = context.knowledge;
    const { viewed } = context;
    const note = (index: number): void => {
      if (pool.has(index)) return;
      const { droppedAtMs, formerPriceMinor } = catalogue.historyOf(index);
      if (droppedAtMs === 0) return;
      const ageMs = Math.max(0, context.nowMs - droppedAtMs);
      const product = catalogue.product(index);
      if (product === undefined || (ageMs > 30 * dayMs && !isMarkedDown(product))) return;
      const depth = 1 - (product.priceMinor ?? formerPriceMinor) / formerPriceMinor;
      const freshness = 0.3 + Math.exp(ageMs * fading);
      pool.add(index, depth * freshness * (viewed.has(index) ? 5 : 1 + 2 * context.taste(index)));
    };
    for (const index of viewed) note(index);
    walkShelf(context.knowledge.dropped, context.category, note, Math.max(shelfSearched, 4 * context.query.limit));
  },
  explain(context, index) {
    const product = context.knowledge.catalogue.product(index);
    const former = context.knowledge.catalogue.historyOf(index).formerPriceMinor;
    const percent = former > 0 ? Math.floor((1 - (product?.priceMinor ?? former) / former) * 100) : 0;
    if (percent < 1) return plainReason('price_drop', 'Vừa giảm giá', 'Price reduced');
    return plainReason('price_drop', `Vừa giảm giá ${percent}%`, `Price down ${percent}%`);
  },
};

/** Whether its list price says that it costs less than it did. */
function isMarkedDown({ listPriceMinor, priceMinor }: Product): boolean {
  return listPriceMinor !== undefined && priceMinor !== undefined && listPriceMinor > priceMinor;
}
