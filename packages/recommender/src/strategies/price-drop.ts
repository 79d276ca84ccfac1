import { isMarkedDown, priceMemoryMs } from '../catalogue/product-history.ts';
import { plainReason } from './reason-about.ts';
import type { Strategy, StrategyContext } from './strategy.ts';
import { shelfSearched, walkShelf } from './walk-shelf.ts';

const dayMs = 86_400_000;
/** Halves in a week. */
const fading = -Math.LN2 / (7 * dayMs);

const reduced = plainReason('price_drop', 'Vừa giảm giá', 'Price reduced');

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
      const { droppedAtMs } = catalogue.historyOf(index);
      if (droppedAtMs === 0) return;
      const freshness = 0.3 + Math.exp(Math.max(0, context.nowMs - droppedAtMs) * fading);
      pool.add(
        index,
        (reductionOf(context, index)?.depth ?? 0) * freshness * (viewed.has(index) ? 5 : 1 + 2 * context.taste(index)),
      );
    };
    for (const index of viewed) note(index);
    walkShelf(context.knowledge.dropped, context.category, note, Math.max(shelfSearched, 4 * context.query.limit));
  },
  explain(context, index) {
    const reduction = reductionOf(context, index);
    const percent = reduction?.percent ?? 0;
    if (reduction?.from === 'list-price') {
      if (percent < 1) return plainReason('price_drop', 'Thấp hơn giá niêm yết', 'Below the list price');
      return plainReason('price_drop', `Thấp hơn giá niêm yết ${percent}%`, `${percent}% below the list price`);
    }
    // What it cost longer ago is not what anybody compares with.
    const formerUntilMs = context.knowledge.catalogue.historyOf(index).formerUntilMs;
    if (percent < 1 || context.nowMs - formerUntilMs > priceMemoryMs) return reduced;
    return plainReason('price_drop', `Vừa giảm giá ${percent}%`, `Price down ${percent}%`);
  },
};

interface Reduction {
  /** Than what it costs less. */
  readonly from: 'former-price' | 'list-price';
  /** By what share, 0 to 1, and in whole percent rounded down. */
  readonly depth: number;
  readonly percent: number;
}

/** How much less a product costs: than before, where it was seen to fall in the last thirty days, else than its list price. */
function reductionOf({ knowledge, nowMs }: StrategyContext, index: number): Reduction | undefined {
  const product = knowledge.catalogue.product(index);
  const { droppedAtMs, formerPriceMinor, formerUntilMs } = knowledge.catalogue.historyOf(index);
  if (product?.priceMinor === undefined) return undefined;
  if (formerUntilMs > 0 && nowMs - droppedAtMs <= priceMemoryMs) {
    return reductionBetween('former-price', formerPriceMinor, product.priceMinor);
  }
  return isMarkedDown(product) ? reductionBetween('list-price', product.listPriceMinor, product.priceMinor) : undefined;
}

function reductionBetween(from: Reduction['from'], highMinor: number, lowMinor: number): Reduction {
  const less = highMinor - lowMinor;
  return { from, depth: less / highMinor, percent: Math.floor((100 * less) / highMinor) };
}
