import type { ProductCard, RecommendationResult, RecommendationsContent, RecommendedItem } from '@quen/protocol';
import { pickText } from '@quen/protocol';
import type { CompiledCondition } from '../condition/compile-condition.ts';
import type { PreparedMerchandising } from '../rule-set/compilation.ts';
import type { CompiledContent, ContentKind, Fill, FillContext } from './content-kind.ts';
import { readyMerchandising } from './ready-merchandising.ts';
import { renderProduct } from './render-product.ts';
import { traceProducts } from './trace-products.ts';

/** Products, none of which stands on the page already. */
export const recommendations: ContentKind<'recommendations'> = {
  kind: 'recommendations',
  compile(content, path, compilation) {
    const { strategies } = compilation;
    content.strategies.forEach((name, index) => {
      if (strategies !== null && !strategies.has(name)) {
        compilation.fault(
          `${path}.strategies.${index}`,
          `There is no strategy "${name}"; use one of ${[...strategies].join(', ')}.`,
        );
      }
    });
    const filter = content.filter === undefined ? null : compilation.condition(content.filter, `${path}.filter`);
    const rules = compilation.merchandising(content.merchandising ?? [], `${path}.merchandising`);
    const list = listOf(content);
    return {
      kind: 'recommendations',
      ...(list !== undefined && { list }),
      fill: (context) => fill(content, list, filter, rules, context),
    };
  },
};

/** Pins and limits are for each list by itself: contents with them share none. */
function listOf({ strategies, filter, merchandising = [], limit }: RecommendationsContent): CompiledContent['list'] {
  if (merchandising.some(({ kind }) => kind === 'pin' || kind === 'limit')) return undefined;
  return { name: JSON.stringify([strategies, filter ?? null, merchandising]), limit };
}

function fill(
  content: RecommendationsContent,
  list: CompiledContent['list'],
  filter: CompiledCondition | null,
  rules: readonly PreparedMerchandising[],
  context: FillContext,
): Fill {
  const { evaluation, placement, page, locale, shop, nowMs } = context;
  const { itemId, category } = evaluation.page;
  const { session, person, cartItemIds } = context.shopper();
  const isTaken = (id: string): boolean => id === itemId || page.itemIds.has(id);
  const merchandising = () => readyMerchandising(placement.merchandising.concat(rules), filter, evaluation);
  const ask = (limit: number): RecommendationResult =>
    context.recommend({
      strategies: content.strategies,
      limit,
      session,
      ...(itemId !== undefined && { itemId }),
      ...(category !== undefined && { category }),
      cartItemIds,
      excludeItemIds: itemId === undefined || page.itemIds.has(itemId) ? [...page.itemIds] : [...page.itemIds, itemId],
      ...(person !== undefined && { person }),
      merchandising: merchandising(),
      nowMs,
    });
  const limit = Math.min(content.limit, placement.maxItems);
  const result =
    list !== undefined && placement.lists.has(list.name) ? context.lists.deal(list.name, limit, isTaken, ask) : ask(limit);
  const items: ProductCard[] = [];
  const shown: RecommendedItem[] = [];
  for (const item of result.items) {
    if (isTaken(item.itemId) || items.some((card) => card.itemId === item.itemId)) continue;
    items.push(renderProduct(item, locale, shop.languages[0]));
    shown.push(item);
  }
  const products = () =>
    traceProducts({
      items: shown,
      removed: result.removed,
      limit,
      merchandising: merchandising(),
      currentItemId: itemId,
      isOnPage: (id) => page.itemIds.has(id),
      productOf: context.productOf,
      locale,
    });
  if (items.length === 0) {
    return {
      reason: 'NO_CANDIDATES',
      detail: `no product from ${content.strategies.join(', ')}${removedText(result.removed)}`,
      code: 'no_products',
      facts: { removed: Object.values(result.removed).reduce((sum, count) => sum + count, 0) },
      products,
    };
  }
  return {
    content: {
      kind: 'recommendations',
      title: pickText(content.title, locale, shop.languages[0]),
      layout: content.layout ?? 'carousel',
      items,
    },
    products,
  };
}

function removedText(removed: { readonly [filter: string]: number }): string {
  const parts = Object.entries(removed).map(([name, count]) => `${name} took out ${count}`);
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}
