import { type ReasonWords, reasonAbout } from './reason-about.ts';
import type { Strategy } from './strategy.ts';
import { walkNeighbours } from './walk-neighbours.ts';

const words: ReasonWords = { vi: (title) => `Tương tự ${title}`, en: (title) => `Similar to ${title}` };

/** Substitutes for the product at hand: alike in what they are, viewed by the same visitors, of the same category before others. */
export const similar: Strategy = {
  name: 'similar',
  label: { vi: 'Sản phẩm tương tự', en: 'Similar products' },
  description: {
    vi: 'Sản phẩm thay thế: giống về mô tả, danh mục, giá và thường được xem cùng.',
    en: 'Substitutes: alike in description, category and price, and viewed together.',
  },
  repeatsSeen: false,
  repeatsBought: false,
  explores: false,
  gather(context, pool) {
    const anchor = context.anchors[0];
    if (anchor === undefined) return;
    const { knowledge } = context;
    knowledge.content.forEachAlike(anchor, 120, knowledge.catalogue.hashes, (index, likeness) =>
      pool.add(index, likeness, anchor),
    );
    pool.scaleTo(1);
    let strongest = 0;
    walkNeighbours(context, knowledge.crowd.viewedTogether, anchor, (_, strength) => {
      strongest = Math.max(strongest, strength);
    });
    walkNeighbours(context, knowledge.crowd.viewedTogether, anchor, (index, strength) =>
      pool.add(index, strength / strongest, anchor),
    );
    const own = knowledge.catalogue.categoriesOf(anchor);
    const main = own[0];
    pool.weigh((index) => {
      const theirs = knowledge.catalogue.categoriesOf(index);
      if (main !== undefined && theirs[0] === main) return 1;
      for (let at = 0; at < theirs.length; at++) if (own.includes(theirs[at] as number)) return 0.6;
      return 0.25;
    });
  },
  explain(context, _index, because) {
    return reasonAbout(context, because, 'similar_to', words);
  },
};
