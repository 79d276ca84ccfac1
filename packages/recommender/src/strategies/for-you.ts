import { becauseOf } from './because-of.ts';
import { categoryName } from './category-name.ts';
import { expectNext } from './expect-next.ts';
import { plainReason } from './reason-about.ts';
import type { Strategy } from './strategy.ts';

const yourTaste = plainReason('your_taste', 'Hợp với sở thích của bạn', 'Matches your taste');
const pickedForYou = plainReason('for_you', 'Gợi ý dành cho bạn', 'Picked for you');

/** What this person may want: the session, what they looked at before, and their lasting tastes together; new to them in this visit. */
export const forYou: Strategy = {
  name: 'for-you',
  label: { vi: 'Dành cho bạn', en: 'For you' },
  description: {
    vi: 'Kết hợp phiên đang xem, lịch sử và sở thích lâu dài; bỏ qua sản phẩm đã xem trong phiên.',
    en: 'The session, the history and lasting tastes together; leaves out what was viewed in this session.',
  },
  repeatsSeen: false,
  repeatsBought: false,
  explores: true,
  gather(context, pool) {
    const { person } = context.query;
    if (context.anchors.length > 0 || (person?.viewed.length ?? 0) > 0) expectNext(context, pool);
    pool.scaleTo(1);
    if (person === undefined) return;
    for (const category of context.likedCategories) {
      const shelf = context.knowledge.popular.list(category);
      for (let place = 0; shelf !== undefined && place < shelf.size && place < 24; place++) {
        pool.add(shelf.items[place] as number, 0.2 / (2 + place));
      }
    }
    pool.weigh((index) => 1 + 0.5 * context.taste(index));
  },
  explain(context, index) {
    const because = becauseOf(context, index);
    if (because !== undefined) return because;
    const categories = context.knowledge.catalogue.categoriesOf(index);
    const liked = context.likedCategories.find((category) => categories.includes(category));
    const name = liked === undefined ? undefined : categoryName(context, liked);
    if (name !== undefined) return plainReason('your_taste', `Vì bạn quan tâm đến ${name}`, `Because you like ${name}`);
    return context.taste(index) > 0 ? yourTaste : pickedForYou;
  },
};
