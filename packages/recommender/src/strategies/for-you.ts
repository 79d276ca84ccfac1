import { categoryName } from './category-name.ts';
import { expectNext } from './expect-next.ts';
import { plainReason, reasonAbout } from './reason-about.ts';
import type { Strategy, StrategyContext } from './strategy.ts';
import { strongestAnchor } from './strongest-anchor.ts';
import { walkShelf } from './walk-shelf.ts';

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
    for (const category of likedCategories(context)) {
      walkShelf(context.knowledge.popular, category, (index, own, place) => {
        if (own && place < 24) pool.add(index, 0.2 / (2 + place));
      });
    }
    pool.weigh((index) => 1 + 0.5 * context.taste(index));
  },
  explain(context, index) {
    const category = context.knowledge.catalogue.categoriesOf(index)[0] ?? -1;
    const name = categoryName(context, category);
    const liked = context.taste(index) > 0;
    const code = liked ? 'your_taste' : 'for_you';
    const otherwise =
      liked && name !== undefined
        ? plainReason(code, `Vì bạn quan tâm đến ${name}`, `Because you like ${name}`)
        : liked
          ? plainReason(code, 'Hợp với sở thích của bạn', 'Matches your taste')
          : plainReason(code, 'Gợi ý dành cho bạn', 'Picked for you');
    return reasonAbout(
      context,
      strongestAnchor(context, index),
      'because_viewed',
      { vi: (title) => `Vì bạn vừa xem ${title}`, en: (title) => `Because you viewed ${title}` },
      otherwise,
    );
  },
};

/** Up to three category numbers the person likes best. */
function likedCategories(context: StrategyContext): number[] {
  const liked = context.query.person?.affinities.category ?? {};
  const ranked = Object.entries(liked).sort((a, b) => b[1].weight - a[1].weight || (a[0] < b[0] ? -1 : 1));
  const numbers = ranked.slice(0, 6).map(([name]) => context.knowledge.catalogue.categories.find(name));
  return numbers.filter((number) => number >= 0).slice(0, 3);
}
