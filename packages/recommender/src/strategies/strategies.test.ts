import type { Interaction, RecommendationPerson, RecommendationQuery } from '@quen/protocol';
import { isSellable } from '@quen/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRecommender } from '../recommender/create-recommender.ts';
import { ask, nowMs, openSmallShop, shopProduct } from '../recommender/small-shop.ts';
import { strategies, strategyNames } from './strategies.ts';

const dayMs = 86_400_000;
const shop = openSmallShop();
shop.upsertProducts([shopProduct(1, { priceMinor: 50_000 }), shopProduct(3, { availability: 'in_stock' })], nowMs - dayMs);
shop.upsertProducts([
  shopProduct(60, { createdAtMs: nowMs - dayMs }),
  shopProduct(61, { hidden: true }),
  shopProduct(62, { stock: 0 }),
]);

const productId = fc.integer({ min: 0, max: 70 }).map((number) => `p${number}`);
const session = fc.array(
  fc.record({
    itemId: fc.oneof(productId, fc.string()),
    atMs: fc.integer({ min: nowMs - dayMs, max: nowMs }),
    kind: fc.constantFrom<Interaction['kind']>('view', 'cart', 'purchase'),
  }),
  { maxLength: 12 },
);
const weights = fc.dictionary(
  fc.constantFrom('Giày', 'Giày/Chạy bộ', 'Én', '17', 'nowhere'),
  fc.record({ weight: fc.double({ min: 0, max: 20, noNaN: true }), atMs: fc.constant(nowMs - dayMs) }),
);
const person: fc.Arbitrary<RecommendationPerson> = fc.record({
  id: fc.string(),
  affinities: fc.record({ category: weights, brand: weights, priceBand: weights }),
  bought: fc.dictionary(
    productId,
    fc.record({
      count: fc.integer({ min: 1, max: 9 }),
      lastAtMs: fc.integer({ min: nowMs - 200 * dayMs, max: nowMs }),
      meanGapMs: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 90 * dayMs })),
    }),
    { maxKeys: 8 },
  ),
  viewed: fc.array(fc.record({ itemId: productId, atMs: fc.constant(nowMs - dayMs) }), { maxLength: 8 }),
  segments: fc.subarray(['regulars', 'unknown']),
});
const question = (name: string): fc.Arbitrary<RecommendationQuery> =>
  fc
    .record(
      {
        strategies: fc
          .array(fc.constantFrom(...strategyNames, 'no-such-strategy'), { maxLength: 3 })
          .map((others) => [name, ...others]),
        limit: fc.integer({ min: 1, max: 24 }),
        session,
        itemId: fc.oneof(productId, fc.string()),
        category: fc.constantFrom('Giày', 'Giày/Chạy bộ', 'giày', 'Áo/Áo thun', 'nowhere'),
        cartItemIds: fc.array(productId, { maxLength: 6 }),
        excludeItemIds: fc.array(productId, { maxLength: 30 }),
        person,
      },
      { requiredKeys: ['strategies', 'limit', 'session', 'cartItemIds', 'excludeItemIds'] },
    )
    .map((some) => ask(some.strategies, some));

describe.each(strategies)('strategy $name', (strategy) => {
  it('names itself in Vietnamese and English', () => {
    for (const text of [strategy.label, strategy.description]) {
      expect(text['vi']).toBeTruthy();
      expect(text['en']).toBeTruthy();
    }
  });

  it('answers only what may be shown, each once, best first, with reasons in both languages', () => {
    fc.assert(
      fc.property(question(strategy.name), (query) => {
        const { items } = shop.recommend(query);
        const ids = items.map((item) => item.itemId);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.length).toBeLessThanOrEqual(query.limit);
        for (const id of [...query.cartItemIds, ...query.excludeItemIds, query.itemId]) expect(ids).not.toContain(id);
        let above = Number.POSITIVE_INFINITY;
        for (const item of items) {
          expect(isSellable(item.product)).toBe(true);
          expect(item.product.id).toBe(item.itemId);
          expect(Number.isFinite(item.score)).toBe(true);
          expect(item.score).toBeLessThanOrEqual(above);
          above = item.score;
          expect(item.reason.code).toMatch(/^[a-z_]+$/);
          expect(item.reason.text['vi']).toBeTruthy();
          expect(item.reason.text['en']).toBeTruthy();
          expect(strategyNames).toContain(item.strategy);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is never empty while something can be sold that was not ruled out', () => {
    fc.assert(
      fc.property(question(strategy.name), (query) => {
        const ruledOut = new Set([...query.cartItemIds, ...query.excludeItemIds, query.itemId]);
        const left = Array.from({ length: 61 }, (_, number) => number).filter(
          (n) => !ruledOut.has(`p${n}`) && (n % 7 !== 3 || n === 3),
        );
        if (left.length > 0) expect(shop.recommend(query).items.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  it('finds the only product left', () => {
    const everything = Array.from({ length: 70 }, (_, number) => `p${number}`);
    for (const last of ['p0', 'p3', 'p44', 'p60']) {
      const { items } = shop.recommend(ask([strategy.name], { excludeItemIds: everything.filter((id) => id !== last) }));
      expect(items.map((item) => item.itemId)).toEqual([last]);
    }
  });

  it('gives the same answer to the same question', () => {
    fc.assert(
      fc.property(question(strategy.name), (query) => {
        expect(shop.recommend(query)).toEqual(shop.recommend(query));
      }),
      { numRuns: 15 },
    );
  });

  it('stands an empty catalogue, unknown products and a cold start', () => {
    const empty = createRecommender();
    expect(empty.recommend(ask([strategy.name], { itemId: 'p1', category: 'Giày' })).items).toEqual([]);
    empty.upsertProducts([shopProduct(1), shopProduct(2)]);
    const { items } = empty.recommend(
      ask([strategy.name], { itemId: 'nothing', session: [{ itemId: 'x', atMs: nowMs, kind: 'view' }] }),
    );
    expect(items.map((item) => item.itemId).sort()).toEqual(['p1', 'p2']);
  });

  it('stands a limit that is none', () => {
    for (const limit of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(shop.recommend(ask([strategy.name], { limit })).items).toEqual([]);
    expect(shop.recommend(ask([strategy.name], { limit: 2.9 })).items).toHaveLength(2);
  });
});
