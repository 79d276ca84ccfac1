import type { RecommendationPerson } from '@quen/protocol';
import { describe, expect, it } from 'vitest';
import { createRecommender } from '../recommender/create-recommender.ts';
import type { Recommender } from '../recommender/recommender.ts';
import { ask, nowMs, openSmallShop, shopEvent, shopProduct } from '../recommender/small-shop.ts';

const dayMs = 86_400_000;
const quiet = { exploration: { share: 0 } };

function person(more: Partial<RecommendationPerson> = {}): RecommendationPerson {
  return { id: 'v1', affinities: { category: {}, brand: {}, priceBand: {} }, bought: {}, viewed: [], segments: [], ...more };
}

/** A shop of thirty products that nobody has visited. */
function newShop(): Recommender {
  const shop = createRecommender(quiet);
  shop.upsertProducts(Array.from({ length: 30 }, (_, number) => shopProduct(number)));
  return shop;
}

function first(
  shop: Recommender,
  strategy: string,
  more: Parameters<typeof ask>[1],
): { id: string; strategy: string; vi: string; en: string; code: string } {
  const item = shop.recommend(ask([strategy], more)).items[0];
  return {
    id: item?.itemId ?? '',
    strategy: item?.strategy ?? '',
    vi: item?.reason.text['vi'] ?? '',
    en: item?.reason.text['en'] ?? '',
    code: item?.reason.code ?? '',
  };
}

describe('each strategy on a case one can follow', () => {
  it('session-next and for-you follow what others viewed next, and name what was viewed', () => {
    const shop = newShop();
    for (let visitor = 0; visitor < 20; visitor++) {
      const atMs = nowMs - visitor * 60_000;
      shop.learn(shopEvent(visitor * 2 + 1, 'view_item', ['p0'], atMs), `v${visitor}`);
      shop.learn(shopEvent(visitor * 2 + 2, 'view_item', ['p13'], atMs + 1_000), `v${visitor}`);
    }
    const session = [{ itemId: 'p0', atMs: nowMs, kind: 'view' as const }];
    const next = shop.recommend(ask(['session-next'], { session })).items;
    expect(next.find((item) => item.itemId === 'p13')?.reason).toEqual({
      code: 'because_viewed',
      itemId: 'p0',
      text: { vi: 'Vì bạn vừa xem Chạy bộ mẫu 0', en: 'Because you viewed Model 0 of Chạy bộ' },
    });
    expect(first(shop, 'for-you', { session })).toMatchObject({ id: 'p13', strategy: 'for-you', code: 'because_viewed' });
  });

  it('for-you leans to lasting tastes where there is no session', () => {
    const affinities = { category: { 'Túi/Balo': { weight: 5, atMs: nowMs } }, brand: {}, priceBand: {} };
    const { items } = openSmallShop(quiet).recommend(ask(['for-you'], { limit: 4, person: person({ affinities }) }));
    expect(items.map((item) => item.product.categories[0])).toEqual(['Túi/Balo', 'Túi/Balo', 'Túi/Balo', 'Túi/Balo']);
    expect(items[0]?.reason.text).toEqual({ vi: 'Vì bạn quan tâm đến Balo', en: 'Because you like Balo' });
  });

  it('similar finds substitutes for a product nobody has seen', () => {
    const { items } = newShop().recommend(ask(['similar'], { itemId: 'p6', limit: 3 }));
    expect(items.map((item) => item.product.categories[0])).toEqual(['Giày/Chạy bộ', 'Giày/Chạy bộ', 'Giày/Chạy bộ']);
    expect(items[0]).toMatchObject({
      strategy: 'similar',
      reason: { code: 'similar_to', itemId: 'p6', text: { en: 'Similar to Model 6 of Chạy bộ' } },
    });
  });

  it('similar leaves places to the next strategy rather than call similar what is not', () => {
    const shop = createRecommender(quiet);
    const one = { priceMinor: 100_000, brand: 'Én', titles: {} };
    shop.upsertProducts([
      shopProduct(0, { ...one, title: 'Hạt điều rang muối', categories: ['Bếp/Hạt'] }),
      shopProduct(1, { ...one, title: 'Giỏ tre dã ngoại', categories: ['Mây tre/Giỏ'] }),
      shopProduct(2, { ...one, title: 'Hạt điều rang muối ớt', categories: ['Quà'] }),
      shopProduct(4, { ...one, title: 'Bún gạo', categories: ['Bếp/Bún'] }),
      ...Array.from({ length: 20 }, (_, number) => shopProduct(10 + number)),
    ]);
    for (let visitor = 0; visitor < 20; visitor++) {
      shop.learn(shopEvent(2 * visitor + 1, 'view_item', ['p0'], nowMs - 1000), `v${visitor}`);
      shop.learn(shopEvent(2 * visitor + 2, 'view_item', ['p1'], nowMs - 900), `v${visitor}`);
    }
    const { items } = shop.recommend(ask(['similar'], { itemId: 'p0' }));
    expect(items.filter(({ strategy }) => strategy === 'similar').map(({ itemId }) => itemId)).toEqual(['p2', 'p4']);
    expect(items.find(({ itemId }) => itemId === 'p1')).toMatchObject({ strategy: 'popular', reason: { code: 'popular' } });
  });

  it('similar leaves out variants of the product at hand', () => {
    const shop = newShop();
    shop.upsertProducts([shopProduct(6, { groupId: 'g' }), shopProduct(12, { groupId: 'g' })]);
    const ids = shop.recommend(ask(['similar'], { itemId: 'p6' })).items.map((item) => item.itemId);
    expect(ids).not.toContain('p12');
  });

  it('goes-with, bought-together and cart-add-ons follow the baskets', () => {
    const shop = newShop();
    for (let order = 0; order < 10; order++)
      shop.learn(shopEvent(order + 1, 'purchase', ['p0', 'p11', 'p6'], nowMs - order * dayMs), `v${order}`);
    expect(first(shop, 'goes-with', { itemId: 'p0' })).toMatchObject({
      id: 'p11',
      code: 'goes_with',
      en: 'Goes well with Model 0 of Chạy bộ',
    });
    const together = shop.recommend(ask(['bought-together'], { itemId: 'p0', limit: 2 })).items.map((item) => item.itemId);
    expect(together.sort()).toEqual(['p11', 'p6']);
    expect(first(shop, 'cart-add-ons', { cartItemIds: ['p11'] })).toMatchObject({ id: 'p0', code: 'cart_add_on' });
    expect(first(shop, 'bought-together', { cartItemIds: ['p11'] }).code).toBe('bought_together');
  });

  it('cart-add-ons names nothing dearer than what is in the cart', () => {
    const shop = newShop();
    for (let order = 0; order < 10; order++)
      shop.learn(shopEvent(order + 1, 'purchase', ['p0', 'p11', 'p6'], nowMs - order * dayMs), `v${order}`);
    const { items } = shop.recommend(ask(['cart-add-ons'], { cartItemIds: ['p6'] }));
    const added = items.filter(({ strategy }) => strategy === 'cart-add-ons').map(({ itemId }) => itemId);
    expect(added).toEqual(['p0']);
  });

  it('trending prefers what is wanted now, popular what is wanted in the long run', () => {
    const shop = newShop();
    let position = 0;
    for (let day = 20; day >= 1; day--) {
      for (let visitor = 0; visitor < 5; visitor++)
        shop.learn(shopEvent(++position, 'view_item', ['p0'], nowMs - day * dayMs), `d${day}v${visitor}`);
    }
    for (let visitor = 0; visitor < 20; visitor++)
      shop.learn(shopEvent(++position, 'view_item', ['p8'], nowMs - 3_600_000), `n${visitor}`);
    expect(first(shop, 'trending', {})).toMatchObject({ id: 'p8', code: 'trending' });
    expect(first(shop, 'popular', {})).toMatchObject({ id: 'p0', code: 'popular' });
  });

  it('trending and best-sellers keep to the category at hand first', () => {
    const shop = openSmallShop(quiet);
    for (const strategy of ['trending', 'best-sellers', 'popular']) {
      const { items } = shop.recommend(ask([strategy], { category: 'Áo/Áo thun', limit: 3 }));
      expect(items.map((item) => item.product.categories[0])).toEqual(['Áo/Áo thun', 'Áo/Áo thun', 'Áo/Áo thun']);
    }
    expect(first(shop, 'best-sellers', { category: 'Áo' })).toMatchObject({ strategy: 'best-sellers', vi: 'Bán chạy trong Áo' });
  });

  it('new-arrivals shows the newest first and nothing from the future or long ago', () => {
    const shop = newShop();
    shop.upsertProducts([
      shopProduct(40, { createdAtMs: nowMs - 2 * dayMs }),
      shopProduct(41, { createdAtMs: nowMs - dayMs }),
      shopProduct(42, { createdAtMs: nowMs + dayMs }),
    ]);
    const { items } = shop.recommend(ask(['new-arrivals']));
    expect(items.filter((item) => item.strategy === 'new-arrivals').map((item) => item.itemId)).toEqual(['p41', 'p40']);
  });

  it('recently-viewed goes back in time, across visits', () => {
    const { items } = newShop().recommend(
      ask(['recently-viewed'], {
        session: ['p1', 'p2', 'p1'].map((itemId) => ({ itemId, atMs: nowMs, kind: 'view' as const })),
        person: person({ viewed: ['p2', 'p5'].map((itemId) => ({ itemId, atMs: nowMs - dayMs })) }),
        limit: 3,
      }),
    );
    expect(items.map((item) => item.itemId)).toEqual(['p1', 'p2', 'p5']);
  });

  it('buy-again waits for the rhythm', () => {
    const bought = {
      p0: { count: 4, lastAtMs: nowMs - 30 * dayMs, meanGapMs: 30 * dayMs },
      p1: { count: 4, lastAtMs: nowMs - 5 * dayMs, meanGapMs: 30 * dayMs },
      p2: { count: 1, lastAtMs: nowMs - 60 * dayMs, meanGapMs: null },
    };
    const { items } = newShop().recommend(ask(['buy-again'], { person: person({ bought }) }));
    expect(items.filter((item) => item.strategy === 'buy-again').map((item) => item.itemId)).toEqual(['p0', 'p2']);
    expect(items[0]?.reason.text).toEqual({ vi: 'Bạn đã mua 30 ngày trước', en: 'You bought this 30 days ago' });
    expect(items.map((item) => item.itemId)).not.toContain('p1');
  });

  it('back-in-stock and price-drop follow the catalogue, and first what was looked at', () => {
    const shop = newShop();
    shop.upsertProducts(
      [shopProduct(3, { availability: 'in_stock' }), shopProduct(10, { availability: 'in_stock' })],
      nowMs - dayMs,
    );
    expect(first(shop, 'back-in-stock', { person: person({ viewed: [{ itemId: 'p10', atMs: 1 }] }) })).toMatchObject({
      id: 'p10',
      code: 'back_in_stock',
    });
    shop.upsertProducts([shopProduct(1, { priceMinor: 50_000 }), shopProduct(2, { priceMinor: 100_000 })], nowMs - dayMs);
    expect(first(shop, 'price-drop', {})).toMatchObject({
      id: 'p1',
      code: 'price_drop',
      vi: 'Vừa giảm giá 50%',
      en: 'Price down 50%',
    });
    shop.upsertProducts([shopProduct(1)], nowMs);
    expect(first(shop, 'price-drop', {}).id).toBe('p2');
    expect(first(shop, 'price-drop', { nowMs: nowMs + 60 * dayMs }).strategy).toBe('popular');
  });

  it('price-drop names the price of the last thirty days, or the list price where only that was higher', () => {
    const shop = newShop();
    shop.upsertProducts([shopProduct(1, { priceMinor: 1_000_000 })], nowMs - 700 * dayMs);
    shop.upsertProducts([shopProduct(1, { priceMinor: 500_000 })], nowMs - 600 * dayMs);
    shop.upsertProducts([shopProduct(1, { priceMinor: 495_000 })], nowMs - dayMs);
    expect(first(shop, 'price-drop', {})).toMatchObject({ id: 'p1', vi: 'Vừa giảm giá 1%', en: 'Price down 1%' });
    const listed = shopProduct(2, { priceMinor: 100_000, listPriceMinor: 200_000, updatedAtMs: nowMs - 500 * dayMs });
    shop.upsertProducts([listed]);
    expect(first(shop, 'price-drop', {})).toMatchObject({
      id: 'p2',
      vi: 'Thấp hơn giá niêm yết 50%',
      en: '50% below the list price',
    });
    shop.upsertProducts([shopProduct(3, { availability: 'in_stock', priceMinor: 100_000 })], nowMs - 40 * dayMs);
    shop.upsertProducts([shopProduct(3, { availability: 'in_stock', priceMinor: 50_000 })], nowMs - 35 * dayMs);
    shop.upsertProducts([shopProduct(3, { availability: 'in_stock', priceMinor: 30_000 })], nowMs - 10 * dayMs);
    const steps = shop.recommend(ask(['price-drop'])).items.find(({ itemId }) => itemId === 'p3');
    expect(steps?.reason.text).toEqual({ vi: 'Vừa giảm giá', en: 'Price reduced' });
  });

  it('popular-in-segment tells a segment from the crowd', () => {
    const shop = newShop();
    let position = 0;
    for (let visitor = 0; visitor < 40; visitor++) {
      const regular = visitor < 10;
      if (regular)
        shop.learn(
          shopEvent(++position, 'segment_entered', [], nowMs - dayMs, { properties: { segmentId: 'regulars' } }),
          `v${visitor}`,
        );
      shop.learn(shopEvent(++position, 'view_item', [regular ? 'p4' : 'p5'], nowMs - dayMs), `v${visitor}`);
    }
    expect(first(shop, 'popular-in-segment', { person: person({ segments: ['regulars'] }) })).toMatchObject({
      id: 'p4',
      code: 'popular_in_segment',
    });
    expect(first(shop, 'popular-in-segment', {})).toMatchObject({ id: 'p5', strategy: 'popular' });
  });
});

it('fills what a strategy leaves open from the next of the chain, scores descending across', () => {
  const shop = newShop();
  const { items } = shop.recommend(
    ask(['recently-viewed', 'new-arrivals', 'popular'], { limit: 5, session: [{ itemId: 'p1', atMs: nowMs, kind: 'view' }] }),
  );
  expect(items.map((item) => item.strategy)).toEqual(['recently-viewed', 'popular', 'popular', 'popular', 'popular']);
});
