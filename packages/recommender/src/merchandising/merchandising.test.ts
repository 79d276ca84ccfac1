import type { CompiledMerchandising, Product } from '@quen/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ask, nowMs, openSmallShop, shopProduct } from '../recommender/small-shop.ts';
import { merchandising } from './merchandising.ts';

const shop = openSmallShop({ exploration: { share: 0 } });
const isBalo = (product: Product): boolean => product.categories[0] === 'Túi/Balo';
const isEn = (product: Product): boolean => product.brand === 'Én';

function answer(rules: CompiledMerchandising[], limit = 10, more: Parameters<typeof ask>[1] = {}) {
  return shop.recommend(ask(['popular'], { merchandising: rules, limit, ...more }));
}

describe.each(merchandising)('rule $kind', (effect) => {
  it('has a label in both languages and leaves rules of other kinds alone', () => {
    expect(effect.label['vi']).toBeTruthy();
    expect(effect.label['en']).toBeTruthy();
    const plan = { rejections: [], scales: [], pins: [], limits: [] };
    const rules: CompiledMerchandising[] = [
      { kind: 'pin', itemIds: ['p1'], position: 1 },
      { kind: 'boost', match: isEn, factor: 2 },
      { kind: 'bury', match: isEn, factor: 2 },
      { kind: 'exclude', match: isEn },
      { kind: 'filter', match: isEn },
      { kind: 'limit', by: 'brand', max: 1 },
    ];
    for (const rule of rules) if (rule.kind !== effect.kind) effect.plan(rule, plan);
    expect(plan).toEqual({ rejections: [], scales: [], pins: [], limits: [] });
  });
});

it('pins products at their places and says so', () => {
  const plain = answer([]).items.map((item) => item.itemId);
  const { items } = answer([{ kind: 'pin', itemIds: ['p58', 'p56'], position: 2 }]);
  expect(items.slice(0, 4).map((item) => item.itemId)).toEqual([plain[0], 'p58', 'p56', plain[1]]);
  expect(items[1]).toMatchObject({ adjustments: ['pin 2'], reason: { code: 'picked_by_shop' } });
  expect(items).toHaveLength(10);
});

it('gives a place to the first rule that pins to it, and the next free one to others', () => {
  const { items } = answer([
    { kind: 'pin', itemIds: ['p58', 'p56'], position: 1 },
    { kind: 'pin', itemIds: ['p3', 'p54'], position: 1 },
  ]);
  const pinned = items.slice(0, 3).map(({ itemId, adjustments }) => [itemId, ...(adjustments ?? [])]);
  expect(pinned).toEqual([
    ['p58', 'pin 1'],
    ['p56', 'pin 2'],
    ['p54', 'pin 3'],
  ]);
});

it('shows no new product for the sake of being seen that a rule buries', () => {
  const young = openSmallShop({ exploration: { share: 1 } });
  young.upsertProducts([shopProduct(100, { createdAtMs: nowMs - 1 }), shopProduct(102, { createdAtMs: nowMs - 1 })]);
  const explored = (rules: CompiledMerchandising[]): string[] =>
    young
      .recommend(ask(['trending'], { merchandising: rules }))
      .items.filter(({ adjustments }) => adjustments?.includes('explore'))
      .map(({ itemId }) => itemId)
      .sort();
  expect(explored([])).toEqual(['p100', 'p102']);
  expect(explored([{ kind: 'bury', match: ({ id }) => id === 'p100', factor: 2 }])).toEqual(['p102']);
});

it('does not pin what may not be shown', () => {
  const rules: CompiledMerchandising[] = [{ kind: 'pin', itemIds: ['p3', 'p0', 'p1', 'nothing', 'p2'], position: 1 }];
  const { items } = answer(rules, 10, { cartItemIds: ['p0'], excludeItemIds: ['p1'] });
  const ids = items.map((item) => item.itemId);
  expect(ids).not.toContain('p3');
  expect(ids).not.toContain('p0');
  expect(ids).not.toContain('p1');
  expect(ids).toContain('p2');
  expect(answer([{ kind: 'pin', itemIds: ['p58'], position: 5 }], 3).items.map((item) => item.itemId)).not.toContain('p58');
});

it('boosts and buries, each item saying by how much', () => {
  const boosted = answer([{ kind: 'boost', match: isBalo, factor: 1000 }]).items;
  expect(boosted.slice(0, 5).every(({ product }) => isBalo(product))).toBe(true);
  expect(boosted[0]?.adjustments).toEqual(['boost ×1000']);
  const buried = answer([{ kind: 'bury', match: isBalo, factor: 0.0001 }], 20).items;
  const firstBuried = buried.findIndex(({ product }) => isBalo(product));
  if (firstBuried >= 0) expect(buried.slice(firstBuried).every(({ product }) => isBalo(product))).toBe(true);
  const upsideDown = answer([{ kind: 'bury', match: isBalo, factor: 10_000 }], 20).items;
  expect(upsideDown.map((item) => item.itemId)).toEqual(buried.map((item) => item.itemId));
});

it('excludes and filters, and counts what it took out', () => {
  const excluded = answer([{ kind: 'exclude', match: isBalo }], 20);
  expect(excluded.items.some(({ product }) => isBalo(product))).toBe(false);
  expect(excluded.removed['merchandising-exclude']).toBeGreaterThan(0);
  const filtered = answer([{ kind: 'filter', match: isBalo }], 20);
  expect(filtered.items.length).toBeGreaterThan(0);
  expect(filtered.items.every(({ product }) => isBalo(product))).toBe(true);
  expect(filtered.removed['merchandising-filter']).toBeGreaterThan(0);
});

it('finds the one product a filter lets through, wherever it stands', () => {
  const { items } = answer([{ kind: 'filter', match: (product) => product.id === 'p58' }]);
  expect(items.map((item) => item.itemId)).toEqual(['p58']);
});

it('limits by category, brand and group', () => {
  const count = (items: readonly { product: Product }[], of: (product: Product) => string | undefined): number => {
    const counts = new Map<string | undefined, number>();
    for (const { product } of items) counts.set(of(product), (counts.get(of(product)) ?? 0) + 1);
    return Math.max(...counts.values());
  };
  const byCategory = answer([{ kind: 'limit', by: 'category', max: 1 }]);
  expect(byCategory.items).toHaveLength(6);
  expect(count(byCategory.items, (product) => product.categories[0])).toBe(1);
  expect(byCategory.removed['limit-category']).toBeGreaterThan(0);
  const byBrand = answer([{ kind: 'limit', by: 'brand', max: 2 }]);
  expect(byBrand.items).toHaveLength(6);
  expect(count(byBrand.items, (product) => product.brand)).toBe(2);
});

it('keeps its promises under any rules', () => {
  const match = fc.constantFrom(
    isBalo,
    isEn,
    () => true,
    () => false,
  );
  const rule: fc.Arbitrary<CompiledMerchandising> = fc.oneof(
    fc.record({
      kind: fc.constant('pin' as const),
      itemIds: fc.array(
        fc.integer({ min: 0, max: 65 }).map((number) => `p${number}`),
        { maxLength: 4 },
      ),
      position: fc.oneof(fc.integer({ min: -2, max: 14 }), fc.constant(Number.NaN)),
    }),
    fc.record({
      kind: fc.constantFrom('boost' as const, 'bury' as const),
      match,
      factor: fc.oneof(fc.double(), fc.constantFrom(2, 0.5)),
    }),
    fc.record({ kind: fc.constantFrom('exclude' as const, 'filter' as const), match }),
    fc.record({
      kind: fc.constant('limit' as const),
      by: fc.constantFrom('category' as const, 'brand' as const, 'group' as const),
      max: fc.oneof(fc.integer({ min: -1, max: 5 }), fc.constant(Number.NaN)),
    }),
  );
  fc.assert(
    fc.property(fc.array(rule, { maxLength: 5 }), fc.constantFrom('popular', 'for-you', 'similar'), (rules, strategy) => {
      const { items } = shop.recommend(ask([strategy], { merchandising: rules, itemId: 'p6', cartItemIds: ['p12'] }));
      const ids = items.map((item) => item.itemId);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).not.toContain('p6');
      expect(ids).not.toContain('p12');
      for (const [at, item] of items.entries()) {
        expect(Number.isFinite(item.score)).toBe(true);
        if (at > 0) expect(item.score).toBeLessThanOrEqual(items[at - 1]?.score ?? 0);
        for (const one of rules) {
          if (one.kind === 'exclude') expect(one.match(item.product)).toBe(false);
          if (one.kind === 'filter') expect(one.match(item.product)).toBe(true);
        }
      }
    }),
    { numRuns: 200 },
  );
});
