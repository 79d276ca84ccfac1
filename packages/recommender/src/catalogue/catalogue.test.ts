import type { Product } from '@quen/protocol';
import { expect, it } from 'vitest';
import { createRecommender } from '../recommender/create-recommender.ts';
import type { Recommender } from '../recommender/recommender.ts';
import { ask, shopProduct } from '../recommender/small-shop.ts';

function shown(shop: Recommender, more: Parameters<typeof ask>[1]): readonly Product[] {
  return shop.recommend(ask(['popular'], { limit: 100, ...more })).items.map((item) => item.product);
}

function most(products: readonly Product[], of: (product: Product) => string | undefined): number {
  const counts = new Map<string | undefined, number>();
  for (const product of products) counts.set(of(product), (counts.get(of(product)) ?? 0) + 1);
  return Math.max(...counts.values());
}

it('knows brands and variants however many came and went before', () => {
  const shop = createRecommender({ limits: { maxProducts: 40 } });
  const season = (number: number): Product[] =>
    Array.from({ length: 40 }, (_, at) =>
      shopProduct(at, {
        id: `${number}-${at}`,
        groupId: `group ${number}-${at >> 1}`,
        brand: `brand ${number}-${at >> 2}`,
        availability: 'in_stock',
      }),
    );
  for (let number = 0; number < 12; number++) {
    shop.removeProducts(season(number - 1).map(({ id }) => id));
    expect(shop.upsertProducts(season(number))).toBe(0);
    expect(shown(shop, {})).toHaveLength(20);
    expect(shown(shop, { cartItemIds: [`${number}-0`] }).map(({ id }) => id)).not.toContain(`${number}-1`);
    const limited = shown(shop, { merchandising: [{ kind: 'limit', by: 'brand', max: 1 }] });
    expect(limited).toHaveLength(10);
    expect(most(limited, ({ brand }) => brand)).toBe(1);
  }
});

it('limits categories however many there are', () => {
  const shop = createRecommender();
  shop.upsertProducts(
    Array.from({ length: 50_000 }, (_, at) => shopProduct(at, { categories: [`category ${at >> 1}`], availability: 'in_stock' })),
  );
  const last = (product: Product): boolean => Number(product.id.slice(1)) >= 49_900;
  const limited = shown(shop, {
    merchandising: [
      { kind: 'filter', match: last, condition: 'the last hundred' },
      { kind: 'limit', by: 'category', max: 1 },
    ],
  });
  expect(limited).toHaveLength(50);
  expect(most(limited, ({ categories }) => categories[0])).toBe(1);
});
