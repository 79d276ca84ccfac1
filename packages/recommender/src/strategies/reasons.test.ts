import type { Interaction, RecommendationPerson } from '@quen/protocol';
import { describe, expect, it } from 'vitest';
import { createRecommender } from '../recommender/create-recommender.ts';
import type { Recommender } from '../recommender/recommender.ts';
import { ask, nowMs, shopEvent, shopProduct } from '../recommender/small-shop.ts';

const hourMs = 3_600_000;

/** A shop of four products in which so many visitors each did the same. */
function shopAfter(visitors: number, ...steps: (readonly [name: string, ids: readonly string[]])[]): Recommender {
  const shop = createRecommender({ exploration: { share: 0 } });
  shop.upsertProducts(Array.from({ length: 4 }, (_, number) => shopProduct(number, { availability: 'in_stock' })));
  let position = 0;
  for (let visitor = 0; visitor < visitors; visitor++) {
    for (const [name, ids] of steps) shop.learn(shopEvent(++position, name, ids, nowMs - hourMs + position), `v${visitor}`);
  }
  return shop;
}

function english(shop: Recommender, strategy: string, more: Parameters<typeof ask>[1] = {}, itemId = 'p2'): string | undefined {
  return shop.recommend(ask([strategy], more)).items.find((item) => item.itemId === itemId)?.reason.text['en'];
}

const regular: RecommendationPerson = {
  id: 'v',
  affinities: { category: {}, brand: {}, priceBand: {} },
  bought: {},
  viewed: [],
  segments: ['regulars'],
};

describe('what is said of other customers', () => {
  it('is nothing where there were none', () => {
    const shop = shopAfter(0);
    for (const { reason } of shop.recommend(ask(['popular'])).items)
      expect(reason).toEqual({ code: 'may_like', text: { vi: 'Có thể bạn sẽ thích', en: 'You may like this' } });
    const session: Interaction[] = [{ itemId: 'p0', atMs: nowMs, kind: 'view' }];
    expect(english(shop, 'session-next', { session })).toBe('You may like this');
  });

  it.each<[string, number, number, string, readonly [string, readonly string[]], Parameters<typeof ask>[1]?]>([
    ['popular', 1, 13, 'Popular with our customers', ['view_item', ['p2']]],
    ['trending', 1, 7, 'Trending now', ['view_item', ['p2']]],
    ['best-sellers', 1, 4, 'Best seller', ['purchase', ['p2']]],
    ['bought-together', 1, 4, 'Often bought with Model 1 of Sandal', ['purchase', ['p1', 'p2']], { itemId: 'p1' }],
  ])('by %s takes more than %d of them', (strategy, few, enough, claim, step, more) => {
    expect(english(shopAfter(few, step), strategy, more)).not.toBe(claim);
    expect(english(shopAfter(enough, step), strategy, more)).toBe(claim);
  });

  it('takes sales where it speaks of sales', () => {
    const carted = shopAfter(40, ['add_to_cart', ['p1']], ['add_to_cart', ['p2']]);
    expect(english(carted, 'best-sellers')).not.toContain('seller');
    expect(english(carted, 'bought-together', { itemId: 'p1' })).toBe('Also chosen with Model 1 of Sandal');
  });

  it('takes more than one customer of the segment', () => {
    const entered = (visitors: number): Recommender => {
      const shop = shopAfter(0);
      for (let visitor = 0; visitor < visitors; visitor++) {
        const told = { properties: { segmentId: 'regulars' } };
        shop.learn(shopEvent(2 * visitor + 1, 'segment_entered', [], nowMs - hourMs, told), `v${visitor}`);
        shop.learn(shopEvent(2 * visitor + 2, 'view_item', ['p2'], nowMs - hourMs), `v${visitor}`);
      }
      return shop;
    };
    expect(english(entered(1), 'popular-in-segment', { person: regular })).toBe('You may like this');
    expect(english(entered(8), 'popular-in-segment', { person: regular })).toBe('Popular with customers like you');
  });
});

it('is not taken in by a clock that jumped: a single view yet to come is no crowd', () => {
  const shop = shopAfter(0);
  shop.learn(shopEvent(1, 'view_item', ['p1'], nowMs + 3000 * 24 * hourMs), 'v1');
  shop.learn(shopEvent(2, 'purchase', ['p2'], nowMs + 3000 * 24 * hourMs), 'v1');
  for (const strategy of ['popular', 'trending', 'best-sellers', 'popular-in-segment']) {
    for (const { reason } of shop.recommend(ask([strategy])).items) expect(reason.code).toBe('may_like');
    for (const { reason } of shop.recommend(ask([strategy], { nowMs: 0 })).items) expect(reason.code).toBe('may_like');
  }
});

describe('a title in a reason', () => {
  it.each([
    ['x'.repeat(60), 'x'.repeat(60)],
    [`${'x'.repeat(59)}🍵 trà`, `${'x'.repeat(59)}…`],
    [`${'x'.repeat(57)}👩‍👩‍👧 trà`, `${'x'.repeat(57)}…`],
    [`${'a'.repeat(59)}e\u0302\u0301 trà`, `${'a'.repeat(59)}…`],
    ['một hai ba '.repeat(8), `${'một hai ba '.repeat(5).trim()} một…`],
  ])('is cut between words or characters: %s', (title, cut) => {
    const shop = shopAfter(4, ['purchase', ['p1', 'p2']]);
    shop.upsertProducts([shopProduct(1, { title, titles: {} })]);
    expect(english(shop, 'bought-together', { itemId: 'p1' })).toBe(`Often bought with ${cut}`);
  });
});

describe('what is said of the visitor', () => {
  const shop = shopAfter(5, ['view_item', ['p1']], ['view_item', ['p2']]);

  it.each<[string, Interaction['kind'][]]>([
    ['Because you viewed Model 1 of Sandal', ['view']],
    ['Because you viewed Model 1 of Sandal', ['view', 'cart', 'purchase']],
    ['Because you put Model 1 of Sandal in your cart', ['cart']],
    ['Because you bought Model 1 of Sandal', ['cart', 'purchase']],
  ])('is what they did: %s after %j', (text, kinds) => {
    const session = kinds.map((kind, at): Interaction => ({ itemId: 'p1', atMs: nowMs - 10 + at, kind }));
    expect(english(shop, 'for-you', { session })).toBe(text);
  });

  it('names a category only where they like it', () => {
    const weight = { weight: 5, atMs: nowMs };
    const liking = (category: string): RecommendationPerson => ({
      ...regular,
      viewed: [{ itemId: 'p1', atMs: nowMs - 1 }],
      affinities: { category: { [category]: weight }, brand: { Cò: weight }, priceBand: {} },
    });
    expect(english(shop, 'for-you', { person: liking('Áo/Áo khoác') })).toBe('Because you like Áo khoác');
    expect(english(shop, 'for-you', { person: liking('Giày/Sandal') })).toBe('Matches your taste');
  });
});
