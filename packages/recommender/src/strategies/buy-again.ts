import { plainReason } from './reason-about.ts';
import type { Strategy } from './strategy.ts';

const dayMs = 86_400_000;
/** Before a rhythm is known. */
const usualGapMs = 45 * dayMs;

/**
 * What the person bought before, when it is due: the time since the last purchase over the person's own rhythm for the product. Best at one
 * rhythm, from half of one on, fading over the next ones.
 */
export const buyAgain: Strategy = {
  name: 'buy-again',
  label: { vi: 'Mua lại', en: 'Buy again' },
  description: {
    vi: 'Sản phẩm đã mua và sắp đến lúc mua lại theo nhịp của chính người này.',
    en: 'Bought before and due again by the person’s own rhythm.',
  },
  repeatsSeen: true,
  repeatsBought: true,
  explores: false,
  gather(context, pool) {
    for (const [itemId, { count, lastAtMs, meanGapMs }] of Object.entries(context.query.person?.bought ?? {})) {
      const gapMs = meanGapMs !== null && meanGapMs > dayMs ? meanGapMs : usualGapMs;
      const due = (context.nowMs - lastAtMs) / gapMs;
      if (!(due >= 0.5)) continue;
      const habit = count > 1 ? 1 + Math.log2(count) : 0.5;
      pool.add(context.knowledge.catalogue.indexOf(itemId), habit * Math.exp(-(Math.log(due) ** 2)));
    }
  },
  explain(context, index) {
    const product = context.knowledge.catalogue.product(index);
    const bought = context.query.person?.bought ?? {};
    const last = product !== undefined && Object.hasOwn(bought, product.id) ? bought[product.id]?.lastAtMs : undefined;
    const days = last === undefined ? 0 : Math.round((context.nowMs - last) / dayMs);
    if (days < 1) return plainReason('buy_again', 'Bạn đã từng mua', 'You bought this before');
    const ago = days === 1 ? '1 day ago' : `${days} days ago`;
    return plainReason('buy_again', `Bạn đã mua ${days} ngày trước`, `You bought this ${ago}`);
  },
};
