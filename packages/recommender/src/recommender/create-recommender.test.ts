import type { Interaction } from '@quen/protocol';
import { describe, expect, it } from 'vitest';
import { createRecommender } from './create-recommender.ts';
import { ask, nowMs, openSmallShop, shopEvent, shopEvents, shopProduct } from './small-shop.ts';

const dayMs = 86_400_000;
const quiet = { exploration: { share: 0 } };
const ids = (answer: { readonly items: readonly { readonly itemId: string }[] }): string[] =>
  answer.items.map((item) => item.itemId);

describe('learning while the shop runs', () => {
  it('shows in the next answer', () => {
    const shop = createRecommender(quiet);
    shop.upsertProducts([shopProduct(0), shopProduct(1), shopProduct(2)]);
    const before = ids(shop.recommend(ask(['popular'])));
    const last = before[2] ?? '';
    shop.learn(shopEvent(1, 'view_item', [last], nowMs), 'v1');
    expect(ids(shop.recommend(ask(['popular'])))[0]).toBe(last);
    expect(shop.learnedPosition).toBe(1);
  });

  it('falls back on what a product is where nobody has viewed it', () => {
    const shop = openSmallShop(quiet);
    shop.upsertProducts([shopProduct(100)]);
    const session: Interaction[] = [{ itemId: 'p100', atMs: nowMs, kind: 'view' }];
    for (const strategy of ['for-you', 'session-next']) {
      const { items } = shop.recommend(ask([strategy], { session, itemId: 'p100', limit: 3 }));
      expect(items.map((item) => item.product.categories[0])).toEqual(['Túi/Balo', 'Túi/Balo', 'Túi/Balo']);
      expect(items[0]).toMatchObject({ strategy, reason: { code: 'because_viewed', itemId: 'p100' } });
    }
  });

  it('finds a category by its path, its last level, in any case', () => {
    const shop = openSmallShop(quiet);
    for (const category of ['Túi/Balo', 'Balo', 'balo', 'túi/BALO']) {
      expect(shop.recommend(ask(['popular'], { category, limit: 1 })).items[0]?.product.categories[0]).toBe('Túi/Balo');
    }
  });

  it('knows behaviour that came before the product did', () => {
    const shop = createRecommender(quiet);
    shop.learn(shopEvent(1, 'view_item', ['p2'], nowMs), 'v1');
    shop.upsertProducts([shopProduct(0), shopProduct(1), shopProduct(2)]);
    expect(ids(shop.recommend(ask(['trending'], { limit: 1 })))).toEqual(['p2']);
  });

  it('follows products that are changed, moved, removed and brought back', () => {
    const shop = openSmallShop(quiet);
    expect(ids(shop.recommend(ask(['popular'], { category: 'Giày/Chạy bộ', limit: 3 })))).not.toContain('p1');
    shop.upsertProducts([shopProduct(1, { categories: ['Mũ'] })]);
    expect(ids(shop.recommend(ask(['popular'], { category: 'Mũ', limit: 1 })))).toEqual(['p1']);
    shop.removeProducts(['p1', 'never']);
    expect(ids(shop.recommend(ask(['popular'], { limit: 60 })))).not.toContain('p1');
    shop.upsertProducts([shopProduct(70)]);
    shop.upsertProducts([shopProduct(1)]);
    expect(ids(shop.recommend(ask(['popular'], { limit: 60 })))).toEqual(expect.arrayContaining(['p1', 'p70']));
  });

  it('counts an order once, whoever tells of it', () => {
    const told = (times: number): number => {
      const shop = createRecommender(quiet);
      shop.upsertProducts([shopProduct(0), shopProduct(1)]);
      shop.learn(shopEvent(1, 'purchase', ['p1'], nowMs), 'w1');
      shop.learn(shopEvent(2, 'purchase', ['p1'], nowMs), 'w2');
      for (let time = 0; time < times; time++) {
        const properties = { transaction_id: 'T1', items: [{ item_id: 'p0', quantity: 1 }] };
        shop.learn(shopEvent(3 + time, 'purchase', [], nowMs, { properties }), `v${time}`);
      }
      return ids(shop.recommend(ask(['best-sellers']))).indexOf('p0');
    };
    expect(told(5)).toBe(1);
  });

  it('stands a full catalogue', () => {
    const shop = createRecommender({ limits: { maxProducts: 2 } });
    expect(shop.upsertProducts([shopProduct(0), shopProduct(1), shopProduct(2)])).toBe(1);
    shop.removeProducts(['p0']);
    expect(shop.upsertProducts([shopProduct(2)])).toBe(0);
    expect(ids(shop.recommend(ask(['popular']))).sort()).toEqual(['p1', 'p2']);
  });
});

describe('exploration', () => {
  it('gives new products about their share of places, the same ones to the same question, and reports it', () => {
    const shop = openSmallShop({ exploration: { share: 0.2 } });
    shop.upsertProducts(
      Array.from({ length: 12 }, (_, number) =>
        shopProduct(100 + number * 6, { createdAtMs: nowMs - dayMs, availability: 'in_stock' }),
      ),
    );
    for (let visitor = 0; visitor < 400; visitor++) {
      const session: Interaction[] = [{ itemId: `p${(visitor * 6) % 60}`, atMs: nowMs, kind: 'view' }];
      const query = ask(['session-next'], { session, nowMs: nowMs + visitor * 600_000, limit: 10 });
      const { items } = shop.recommend(query);
      expect(shop.recommend(query).items).toEqual(items);
      expect(items[0]?.adjustments).toBeUndefined();
      for (const item of items) if (item.adjustments?.includes('explore')) expect(item.product.createdAtMs).toBe(nowMs - dayMs);
    }
    const { places, explored } = shop.explorationReport();
    expect(places).toBeGreaterThan(4_000);
    expect(explored / places).toBeGreaterThan(0.1);
    expect(explored / places).toBeLessThan(0.25);
  });

  it('ends when a product is old or known', () => {
    const shop = openSmallShop({ exploration: { share: 1, enoughViews: 3 } });
    const session: Interaction[] = [{ itemId: 'p0', atMs: nowMs, kind: 'view' }];
    const explored = (atMs: number): number =>
      shop
        .recommend(ask(['session-next'], { session, nowMs: atMs }))
        .items.filter((item) => item.adjustments?.includes('explore')).length;
    shop.upsertProducts([shopProduct(102, { createdAtMs: nowMs - dayMs })]);
    expect(explored(nowMs)).toBe(1);
    expect(explored(nowMs + 20 * dayMs)).toBe(0);
    for (let view = 0; view < 3; view++) shop.learn(shopEvent(10_000 + view, 'view_item', ['p102'], nowMs), `x${view}`);
    expect(explored(nowMs)).toBe(0);
  });
});

describe('hostile data', () => {
  it('gives one visitor, a robot or not, little to say', () => {
    const shop = openSmallShop(quiet);
    const before = shop.recommend(ask(['popular', 'trending'], { limit: 10 })).items.map((item) => item.itemId);
    for (let view = 0; view < 20_000; view++) {
      shop.learn(shopEvent(100_000 + view, 'view_item', ['p58'], nowMs - 20_000 + view), 'mad');
      shop.learn(shopEvent(200_000 + view, 'view_item', ['p57'], nowMs, { flags: ['bot'] }), `bot${view}`);
    }
    const after = shop.recommend(ask(['popular', 'trending'], { limit: 10 })).items.map((item) => item.itemId);
    expect(after.filter((id) => !before.includes(id)).length).toBeLessThanOrEqual(1);
    expect(after).not.toContain('p57');
  });

  it('is not taken over by a product in every session', () => {
    const shop = createRecommender(quiet);
    shop.upsertProducts(Array.from({ length: 60 }, (_, number) => shopProduct(number)));
    shopEvents(300, 58).forEach(({ event, profileId }, at) => {
      shop.learn({ ...event, position: 2 * at + 1 }, profileId);
      shop.learn(shopEvent(2 * at + 2, 'view_item', ['p58'], event.occurredAtMs + 1), profileId);
    });
    const { items } = shop.recommend(ask(['similar'], { itemId: 'p0', limit: 5 }));
    expect(items[0]?.itemId).not.toBe('p58');
  });

  it('stands clocks that jump and events that make no sense', () => {
    const shop = openSmallShop(quiet);
    const times = [0, -5, Number.NaN, Number.POSITIVE_INFINITY, nowMs + 1e12, 1, nowMs];
    times.forEach((atMs, at) => {
      for (const name of ['view_item', 'purchase', 'segment_entered', 'page_view']) {
        shop.learn(shopEvent(50_000 + at, name, ['p0', 'p0', 'p6'], atMs, { receivedAtMs: nowMs }), 'odd');
      }
    });
    const payloads = [
      {},
      { items: null },
      { items: 'p0' },
      { items: [null, 1, [], {}, { item_id: 7 }, { item_id: '' }, { item_id: 'x'.repeat(500) }] },
    ];
    for (const properties of payloads) shop.learn(shopEvent(60_000, 'view_item', [], nowMs, { properties }), '__proto__');
    for (const strategy of ['popular', 'trending', 'best-sellers', 'for-you']) {
      for (const item of shop.recommend(ask([strategy])).items) expect(Number.isFinite(item.score)).toBe(true);
    }
    const odd = {
      bought: JSON.parse('{"__proto__": 1}'),
      affinities: { category: {}, brand: {}, priceBand: {} },
      viewed: [],
      segments: ['__proto__'],
      id: '',
    };
    expect(
      shop.recommend(ask(['buy-again'], { person: odd, category: '__proto__', itemId: 'constructor' })).items.length,
    ).toBeGreaterThan(0);
  });

  it('forgets the least popular when somebody invents ids without end', () => {
    const shop = createRecommender({ ...quiet, limits: { maxItems: 200 }, session: { items: 200 } });
    shop.upsertProducts(Array.from({ length: 60 }, (_, number) => shopProduct(number)));
    for (const { event, profileId } of shopEvents(200, 60)) shop.learn(event, profileId);
    const best = ids(shop.recommend(ask(['popular'], { limit: 5 })));
    for (let at = 0; at < 3_000; at++) shop.learn(shopEvent(10_000 + at, 'view_item', [`invented-${at}`], nowMs), `v${at}`);
    expect(ids(shop.recommend(ask(['popular'], { limit: 5 })))).toEqual(best);
    const { items } = shop.recommend(ask(['similar'], { itemId: best[0] ?? '' }));
    expect(items.every((item) => item.itemId.startsWith('p'))).toBe(true);
  });
});
