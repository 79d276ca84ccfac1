import type { Product, Recommend, RecommendationQuery } from '@quen/protocol';

/** What companions a product has, by id. */
export type CompanionsOf = (itemId: string) => readonly string[];

/**
 * A recommender of few lines for the month that is played before the shop opens: what goes with the product, then more of the shelves the
 * person has looked at, then the best of all. It learns nothing, so that the same month is played each time.
 *
 * @param products the catalogue, best first
 */
export function recommendByTaste(products: readonly Product[], companionsOf: CompanionsOf): Recommend {
  const byId = new Map(products.map((product) => [product.id, product]));
  const sellable = products.filter(({ availability }) => availability === 'in_stock');
  const shelves = new Map<string, Product[]>();
  for (const product of sellable) shelves.set(shelfOf(product), [...(shelves.get(shelfOf(product)) ?? []), product]);

  function* ranked({ itemId, category, person, cartItemIds }: RecommendationQuery): Generator<Product> {
    for (const id of itemId === undefined ? cartItemIds : [itemId, ...cartItemIds]) {
      for (const other of companionsOf(id)) {
        const product = byId.get(other);
        if (product?.availability === 'in_stock') yield product;
      }
    }
    if (category !== undefined) yield* shelves.get(category.split('/')[0] ?? '') ?? [];
    for (const viewed of (person?.viewed ?? []).slice(0, 3)) yield* shelves.get(shelfOf(byId.get(viewed.itemId))) ?? [];
    yield* sellable;
  }

  return (query) => {
    const taken = new Set([...query.excludeItemIds, ...query.cartItemIds]);
    const strategy = query.strategies[0] ?? 'popular';
    const items = [];
    for (const product of ranked(query)) {
      if (items.length === query.limit) break;
      if (taken.has(product.id)) continue;
      taken.add(product.id);
      items.push({ itemId: product.id, score: 1 / (1 + items.length), strategy, reason: { code: strategy, text: {} }, product });
    }
    return { items, modelVersion: 'month', removed: {} };
  };
}

function shelfOf(product: Product | undefined): string {
  return product?.categories[0]?.split('/')[0] ?? '';
}
