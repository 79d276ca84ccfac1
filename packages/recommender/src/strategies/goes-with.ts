import { type ReasonWords, reasonAbout } from './reason-about.ts';
import type { Strategy } from './strategy.ts';
import { walkNeighbours } from './walk-neighbours.ts';

const words: ReasonWords = { vi: (title) => `Hợp với ${title}`, en: (title) => `Goes well with ${title}` };

/** Complements of the product at hand: bought along with it, or viewed along with it from other categories. */
export const goesWith: Strategy = {
  name: 'goes-with',
  label: { vi: 'Đi cùng sản phẩm này', en: 'Goes with this' },
  description: {
    vi: 'Sản phẩm bổ sung: thường mua kèm sản phẩm đang xem, ưu tiên khác danh mục.',
    en: 'Complements: bought along with the product at hand, those of other categories first.',
  },
  repeatsSeen: false,
  repeatsBought: false,
  explores: false,
  gather(context, pool) {
    const anchor = context.anchors[0];
    if (anchor === undefined) return;
    const { catalogue, crowd } = context.knowledge;
    const main = catalogue.categoriesOf(anchor)[0];
    const isSubstitute = (index: number): boolean => main !== undefined && catalogue.categoriesOf(index)[0] === main;
    walkNeighbours(context, crowd.boughtTogether, anchor, (index, strength) => {
      pool.add(index, isSubstitute(index) ? strength * 0.3 : strength, anchor);
    });
    walkNeighbours(context, crowd.viewedTogether, anchor, (index, strength) => {
      if (!isSubstitute(index)) pool.add(index, strength * 0.1, anchor);
    });
  },
  explain(context, _index, because) {
    return reasonAbout(context, because, 'goes_with', words);
  },
};
