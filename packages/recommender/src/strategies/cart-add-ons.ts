import { type ReasonWords, reasonAbout } from './reason-about.ts';
import type { Strategy } from './strategy.ts';
import { walkNeighbours } from './walk-neighbours.ts';

const words: ReasonWords = { vi: (title) => `Mua kèm ${title} trong giỏ`, en: (title) => `Goes with ${title} in your cart` };

/** Something small to put in besides: bought with what is in the cart, and no dearer than the dearest of it. */
export const cartAddOns: Strategy = {
  name: 'cart-add-ons',
  label: { vi: 'Mua thêm cho giỏ hàng', en: 'Add to your cart' },
  description: {
    vi: 'Món nhỏ thường được mua kèm các sản phẩm trong giỏ, giá không cao hơn.',
    en: 'Small things bought along with what is in the cart, and no dearer than it.',
  },
  repeatsSeen: true,
  repeatsBought: false,
  explores: false,
  gather(context, pool) {
    const { catalogue, crowd } = context.knowledge;
    const cart = context.cart.slice(-10);
    const priceOf = (index: number): number => catalogue.product(index)?.priceMinor ?? 0;
    const dearest = cart.reduce((most, index) => Math.max(most, priceOf(index)), 0);
    const fit = (index: number): number => {
      if (dearest === 0 || priceOf(index) <= dearest * 0.6) return 1;
      return priceOf(index) <= dearest ? 0.7 : 0;
    };
    for (const line of cart) {
      walkNeighbours(context, crowd.boughtTogether, line, (index, strength) => pool.add(index, strength * fit(index), line));
      walkNeighbours(context, crowd.viewedTogether, line, (index, strength) =>
        pool.add(index, strength * 0.05 * fit(index), line),
      );
    }
  },
  explain(context, _index, because) {
    return reasonAbout(context, because, 'cart_add_on', words);
  },
};
