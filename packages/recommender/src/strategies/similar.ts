import { type ReasonWords, reasonAbout } from './reason-about.ts';
import type { Strategy } from './strategy.ts';
import { walkNeighbours } from './walk-neighbours.ts';

const words: ReasonWords = { vi: (title) => `Tương tự ${title}`, en: (title) => `Similar to ${title}` };

/** How much of what tells about a product one of other categories has to share to be called similar, and one where categories are not known. */
const leastLikeness = { apart: 0.25, unknown: 0.1 } as const;

/** Substitutes for the product at hand: of its categories, the main one before others, or very much like it; alike in what they are, viewed by the same visitors. */
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
    const { catalogue, content, crowd } = context.knowledge;
    const own = catalogue.categoriesOf(anchor);
    const nearness = (index: number): number => {
      const theirs = catalogue.categoriesOf(index);
      if (theirs[0] !== undefined && theirs[0] === own[0]) return 1;
      for (let at = 0; at < theirs.length; at++) if (own.includes(theirs[at] as number)) return 0.6;
      return 0;
    };
    content.forEachAlike(anchor, 120, catalogue.hashes, (index, likeness) => {
      const near = nearness(index);
      const isKnown = own.length > 0 && catalogue.categoriesOf(index).length > 0;
      if (near > 0) pool.add(index, likeness * near, anchor);
      else if (likeness >= (isKnown ? leastLikeness.apart : leastLikeness.unknown)) pool.add(index, likeness * 0.25, anchor);
    });
    pool.scaleTo(1);
    let strongest = 0;
    walkNeighbours(context, crowd.viewedTogether, anchor, (_, strength) => {
      strongest = Math.max(strongest, strength);
    });
    walkNeighbours(context, crowd.viewedTogether, anchor, (index, strength) => {
      const near = nearness(index);
      if (near > 0 || pool.has(index)) pool.add(index, ((near || 0.25) * strength) / strongest, anchor);
    });
  },
  explain(context, _index, because) {
    return reasonAbout(context, because, 'similar_to', words);
  },
};
