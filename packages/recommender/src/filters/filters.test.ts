import type { RecommendationPerson } from '@quen/protocol';
import { describe, expect, it } from 'vitest';
import { createRecommender } from '../recommender/create-recommender.ts';
import type { Recommender } from '../recommender/recommender.ts';
import { ask, nowMs, openSmallShop, shopEvent, shopProduct } from '../recommender/small-shop.ts';
import { filters } from './filters.ts';

const dayMs = 86_400_000;
const shop = openSmallShop({ exploration: { share: 0 } });
shop.upsertProducts([shopProduct(0, { groupId: 'g' }), shopProduct(6, { groupId: 'g' })]);

function buyer(bought: RecommendationPerson['bought']): RecommendationPerson {
  return { id: 'b', affinities: { category: {}, brand: {}, priceBand: {} }, bought, viewed: [], segments: [] };
}

describe.each(filters)('filter $name', (filter) => {
  it('has a label in both languages and applies to some strategy', () => {
    expect(filter.label['vi']).toBeTruthy();
    expect(filter.label['en']).toBeTruthy();
  });
});

it('counts what each took out', () => {
  const popular = shop.recommend(ask(['popular'], { limit: 60 })).items.map((item) => item.itemId);
  const [inCart = '', excluded = '', seen = '', bought = ''] = popular;
  const { removed, items } = shop.recommend(
    ask(['popular'], {
      limit: 20,
      cartItemIds: [inCart],
      excludeItemIds: [excluded],
      session: [{ itemId: seen, atMs: nowMs, kind: 'view' }],
      person: buyer({ [bought]: { count: 1, lastAtMs: nowMs - dayMs, meanGapMs: null } }),
    }),
  );
  expect(removed).toMatchObject({ 'in-cart': 1, excluded: 1, 'seen-in-session': 1, 'just-bought': 1 });
  for (const id of popular.slice(0, 4)) expect(items.map((item) => item.itemId)).not.toContain(id);
});

it('shows no other variant of what is on the page, rather than leave places empty', () => {
  const ids = (excludeItemIds: string[]) =>
    shop.recommend(ask(['popular'], { limit: 60, excludeItemIds })).items.map((item) => item.itemId);
  const { items, removed } = shop.recommend(ask(['popular'], { limit: 20, excludeItemIds: ['p6'] }));
  expect(items.map((item) => item.itemId)).not.toContain('p0');
  expect(removed).toMatchObject({ 'shown-variant': 1 });
  const allButTwo = Array.from({ length: 60 }, (_, number) => `p${number}`).filter((id) => id !== 'p0' && id !== 'p1');
  expect(ids(allButTwo)).toEqual(['p1', 'p0']);
});

it('lets what was bought come back after half of the rhythm, or thirty days', () => {
  const asked = (daysAgo: number, meanGapMs: number | null): boolean =>
    shop
      .recommend(
        ask(['popular'], { limit: 60, person: buyer({ p0: { count: 3, lastAtMs: nowMs - daysAgo * dayMs, meanGapMs } }) }),
      )
      .items.some((item) => item.itemId === 'p0');
  expect(asked(2, null)).toBe(false);
  expect(asked(31, null)).toBe(true);
  expect(asked(2, 10 * dayMs)).toBe(false);
  expect(asked(6, 10 * dayMs)).toBe(true);
});

it('shows what was seen rather than leave places empty, and what was bought rather than nothing', () => {
  const everything = Array.from({ length: 60 }, (_, number) => `p${number}`).filter((id) => id !== 'p1' && id !== 'p2');
  const seen = shop.recommend(
    ask(['for-you'], { excludeItemIds: everything, session: [{ itemId: 'p1', atMs: nowMs, kind: 'view' }] }),
  );
  expect(seen.items.map((item) => item.itemId)).toEqual(['p2', 'p1']);
  const justBought = { count: 1, lastAtMs: nowMs, meanGapMs: null };
  const bought = shop.recommend(ask(['for-you'], { excludeItemIds: everything, person: buyer({ p1: justBought }) }));
  expect(bought.items.map((item) => item.itemId)).toEqual(['p2']);
  const both = shop.recommend(
    ask(['for-you'], { excludeItemIds: everything, person: buyer({ p1: justBought, p2: justBought }) }),
  );
  expect(both.items.map((item) => item.itemId).sort()).toEqual(['p1', 'p2']);
});

describe('products that were only seen on a page', () => {
  const everyones = ['trending', 'new-arrivals', 'best-sellers', 'popular'];
  const foreign = shopProduct(90, { id: 'foreign', verified: false, createdAtMs: nowMs - 1 });
  const wanted = (to: Recommender): void => {
    for (let at = 0; at < 200; at++) {
      to.learn(shopEvent(9000 + at, 'view_item', ['foreign'], nowMs - 1000 + at), `stranger${at}`);
      to.learn(shopEvent(9500 + at, 'purchase', ['foreign'], nowMs - 500 + at), `stranger${at}`);
    }
  };

  it('are not put before everyone once the shop has named products', () => {
    const small = openSmallShop({ exploration: { share: 1 } });
    small.upsertProducts([foreign]);
    wanted(small);
    for (const name of [...everyones, 'for-you', 'session-next']) {
      const { items } = small.recommend(ask([name], { limit: 60 }));
      expect(items.length).toBeGreaterThan(0);
      expect(items.map((item) => item.itemId)).not.toContain('foreign');
    }
    const pinned = small.recommend(ask(['trending'], { merchandising: [{ kind: 'pin', itemIds: ['foreign'], position: 1 }] }));
    expect(pinned.items[0]?.itemId).toBe('foreign');
    const seen = { ...buyer({}), viewed: [{ itemId: 'foreign', atMs: nowMs - 1 }] };
    expect(small.recommend(ask(['recently-viewed'], { person: seen, limit: 1 })).items[0]?.itemId).toBe('foreign');
  });

  it('are all there is in a shop without a catalogue, and leave and return with it', () => {
    const bare = createRecommender();
    bare.upsertProducts([foreign]);
    wanted(bare);
    const first = (name: string): string | undefined => bare.recommend(ask([name])).items[0]?.itemId;
    for (const name of everyones) expect(first(name)).toBe('foreign');
    bare.upsertProducts([shopProduct(1)]);
    for (const name of everyones) expect(first(name)).toBe('p1');
    bare.removeProducts(['p1']);
    for (const name of everyones) expect(first(name)).toBe('foreign');
  });
});

it('takes out the variants of what is in the cart, but not what is of no group', () => {
  const ids = shop.recommend(ask(['popular'], { limit: 60, cartItemIds: ['p0', 'p1'] })).items.map((item) => item.itemId);
  expect(ids).not.toContain('p6');
  expect(ids).toContain('p2');
});

it('takes out the variants of what was just bought, until it may be bought again', () => {
  const asked = (more: Parameters<typeof ask>[1]): string[] =>
    shop.recommend(ask(['popular'], { limit: 60, ...more })).items.map((item) => item.itemId);
  const bought = (daysAgo: number) => ({
    person: buyer({ p0: { count: 1, lastAtMs: nowMs - daysAgo * dayMs, meanGapMs: null } }),
  });
  const isThere = (ids: readonly string[]): boolean => ids.includes('p0') || ids.includes('p6');
  expect(isThere(asked(bought(2)))).toBe(false);
  expect(isThere(asked({ session: [{ itemId: 'p0', atMs: nowMs, kind: 'purchase' }] }))).toBe(false);
  expect(isThere(asked(bought(31)))).toBe(true);
  expect(asked(bought(2))).toContain('p2');
});

it('shows one of a group of variants', () => {
  const ids = shop.recommend(ask(['popular'], { limit: 60 })).items.map((item) => item.itemId);
  expect(ids.filter((id) => id === 'p0' || id === 'p6')).toHaveLength(1);
});
