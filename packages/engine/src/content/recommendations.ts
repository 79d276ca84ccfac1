import type { RecommendationsContent } from '@quen/protocol';
import { pickText } from '@quen/protocol';
import type { CompiledCondition } from '../condition/compile-condition.ts';
import type { PreparedMerchandising } from '../rule-set/compilation.ts';
import type { ContentKind, Fill, FillContext } from './content-kind.ts';
import { personOf } from './person-of.ts';
import { readyMerchandising } from './ready-merchandising.ts';
import { renderProduct } from './render-product.ts';
import { sessionInteractions } from './session-interactions.ts';

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
    return { kind: 'recommendations', fill: (context) => fill(content, filter, rules, context) };
  },
};

function fill(
  content: RecommendationsContent,
  filter: CompiledCondition | null,
  rules: readonly PreparedMerchandising[],
  context: FillContext,
): Fill {
  const { evaluation, placement, page, personal, locale, shop, nowMs } = context;
  const { itemId, category } = evaluation.page;
  const person = personal ? personOf(evaluation.profile) : undefined;
  const excludeItemIds = [...page.itemIds];
  if (itemId !== undefined && !page.itemIds.has(itemId)) excludeItemIds.push(itemId);
  const result = context.recommend({
    strategies: content.strategies,
    limit: Math.min(content.limit, placement.maxItems),
    session: personal ? sessionInteractions(evaluation.profile, nowMs) : [],
    ...(itemId !== undefined && { itemId }),
    ...(category !== undefined && { category }),
    cartItemIds: evaluation.cart.lines.map((line) => line.itemId),
    excludeItemIds,
    ...(person !== undefined && { person }),
    merchandising: readyMerchandising([...placement.merchandising, ...rules], filter, evaluation),
    nowMs,
  });
  const excluded = new Set(excludeItemIds);
  const items = result.items.filter((item) => !excluded.has(item.itemId) && excluded.add(item.itemId));
  if (items.length === 0) {
    return { reason: 'NO_CANDIDATES', detail: `no product from ${content.strategies.join(', ')}${removedText(result.removed)}` };
  }
  return {
    content: {
      kind: 'recommendations',
      title: pickText(content.title, locale, shop.languages[0]),
      layout: content.layout ?? 'carousel',
      items: items.map((item) => renderProduct(item, locale, shop.languages[0])),
    },
  };
}

function removedText(removed: { readonly [filter: string]: number }): string {
  const parts = Object.entries(removed).map(([name, count]) => `${name} took out ${count}`);
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}
