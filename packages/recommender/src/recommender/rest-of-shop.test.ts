import type { CompiledMerchandising, Product } from '@quen/protocol';
import { describe, expect, it } from 'vitest';
import { createRecommender } from './create-recommender.ts';
import type { Recommender } from './recommender.ts';
import { ask, nowMs, shopEvent, shopProduct } from './small-shop.ts';

const hourMs = 3_600_000;

/** A shop in which the first products were viewed three times each, and the others never. */
function shopOf(products: number, viewed: number, more: (number: number) => Partial<Product>): Recommender {
  const shop = createRecommender({ exploration: { share: 0 } });
  shop.upsertProducts(
    Array.from({ length: products }, (_, number) => shopProduct(number, { availability: 'in_stock', ...more(number) })),
  );
  for (let view = 0; view < 3 * viewed; view++)
    shop.learn(shopEvent(view + 1, 'view_item', [`p${view % viewed}`], nowMs - hourMs + view), `v${view}`);
  return shop;
}

const rare = (product: Product): boolean => product.brand === 'Quý';
const brandOf = (number: number): { readonly brand: string } => ({ brand: number % 20 === 7 ? 'Quý' : 'Thường' });

describe('what the strategies leave open', () => {
  it.each([[['popular']], [['for-you', 'popular']], [['new-arrivals']], [['trending', 'best-sellers', 'popular']]])(
    'is filled in a shop of variants by %j',
    (strategies) => {
      const shop = shopOf(3_000, 120, (number) => ({ groupId: `g${Math.floor(number / 30)}` }));
      const { items } = shop.recommend(ask(strategies, { limit: 12 }));
      expect(items).toHaveLength(12);
      expect(new Set(items.map(({ product }) => product.groupId)).size).toBe(12);
    },
  );

  it.each<[string, CompiledMerchandising]>([
    ['filter', { kind: 'filter', match: rare }],
    ['exclude', { kind: 'exclude', match: (product) => !rare(product) }],
  ])('is filled with what a rule lets through (%s), the popular first', (_, rule) => {
    const shop = shopOf(2_000, 47, brandOf);
    const { items } = shop.recommend(ask(['trending', 'popular'], { limit: 12, merchandising: [rule] }));
    expect(items).toHaveLength(12);
    expect(items.every(({ product }) => rare(product))).toBe(true);
    const popular = items.slice(0, 2).map(({ itemId }) => itemId);
    expect(popular.sort()).toEqual(['p27', 'p7']);
  });

  it('is filled from other categories where one has all that is popular and may have few places', () => {
    const shop = shopOf(1_000, 500, (number) => ({ categories: [number < 500 ? 'large' : `small ${number % 50}`] }));
    const merchandising: CompiledMerchandising[] = [{ kind: 'limit', by: 'category', max: 2 }];
    expect(shop.recommend(ask(['popular'], { limit: 12, merchandising })).items).toHaveLength(12);
  });

  it('prefers what was not seen to what was, and what is not buried to what is', () => {
    const shop = shopOf(2_000, 40, brandOf);
    const session = ['p7', 'p27'].map((itemId) => ({ itemId, atMs: nowMs, kind: 'view' as const }));
    const merchandising: CompiledMerchandising[] = [{ kind: 'filter', match: rare }];
    const ids = shop.recommend(ask(['popular'], { limit: 98, session, merchandising })).items.map(({ itemId }) => itemId);
    expect(ids).toHaveLength(98);
    expect(ids).not.toContain('p7');
    const all = shop.recommend(ask(['popular'], { limit: 100, session, merchandising })).items.map(({ itemId }) => itemId);
    expect(all.slice(98).sort()).toEqual(['p27', 'p7']);
    const late = (product: Product): boolean => (product.priceMinor ?? 0) > 10_000_000;
    const { items } = shop.recommend(
      ask(['popular'], { limit: 90, merchandising: [...merchandising, { kind: 'bury', match: late, factor: 10 }] }),
    );
    // What is popular comes first, buried or not; it is not so much.
    const rest = items.slice(30);
    const firstLate = rest.findIndex(({ product }) => late(product));
    expect(firstLate).toBeGreaterThan(0);
    expect(rest.slice(firstLate).every(({ product }) => late(product))).toBe(true);
  });
});

describe('a shop too large to be gone through for each answer', () => {
  const shop = shopOf(20_000, 8, (number) => ({ brand: number % 1_000 === 7 ? 'Quý' : `B${number % 50}` }));

  it('is looked at in part, but gives what else the brand has that something was found of', () => {
    let looks = 0;
    const match = (product: Product): boolean => {
      looks++;
      return rare(product);
    };
    const { items } = shop.recommend(ask(['popular'], { limit: 12, merchandising: [{ kind: 'filter', match }] }));
    expect(items).toHaveLength(12);
    expect(looks).toBeLessThan(6_000);
  });

  it('is gone through where nothing else is left', () => {
    const match = (product: Product): boolean => product.id === 'p19999';
    const { items } = shop.recommend(ask(['popular'], { merchandising: [{ kind: 'filter', match }] }));
    expect(items.map(({ itemId }) => itemId)).toEqual(['p19999']);
  });

  it('is gone through once for a rule about products alone that lets few through, and gives all of them', () => {
    let looks = 0;
    const few: CompiledMerchandising = {
      kind: 'filter',
      condition: '{"product.brand":"Quý"}',
      match(product) {
        looks++;
        return rare(product);
      },
    };
    const items = (atMs: number) => shop.recommend(ask(['popular'], { limit: 40, merchandising: [few], nowMs: atMs })).items;
    expect(items(nowMs)).toHaveLength(20);
    expect(looks).toBeGreaterThan(19_000);
    looks = 0;
    expect(items(nowMs + 1_000)).toHaveLength(20);
    expect(looks).toBeLessThan(2_000);
    shop.upsertProducts([shopProduct(20_000, { availability: 'in_stock', brand: 'Quý' })]);
    expect(items(nowMs + 60_000)).toHaveLength(21);
    shop.upsertProducts([shopProduct(20_000, { availability: 'in_stock', brand: 'B1' })]);
    expect(items(nowMs + 61_000)).toHaveLength(20);
  });

  it('is gone through once for a rule about products alone that lets nothing through', () => {
    let looks = 0;
    const nothing: CompiledMerchandising = {
      kind: 'exclude',
      condition: '{"product.id":{"$exists":true}}',
      match: () => ++looks > 0,
    };
    for (const afterMs of [0, 1_000, 2_000]) {
      const { items } = shop.recommend(ask(['popular'], { merchandising: [nothing], nowMs: nowMs + afterMs }));
      expect(items).toEqual([]);
    }
    expect(looks).toBeGreaterThan(19_000);
    expect(looks).toBeLessThan(25_000);
  });
});
