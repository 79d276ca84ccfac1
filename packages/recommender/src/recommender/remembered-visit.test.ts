import type { Interaction, RecommendationQuery } from '@quen/protocol';
import { expect, it } from 'vitest';
import { noHistory } from '../catalogue/product-history.ts';
import { CandidatePool } from '../strategies/candidate-pool.ts';
import { Knowledge } from './knowledge.ts';
import { NextProducts } from './next-products.ts';
import { RememberedVisit } from './remembered-visit.ts';
import { ask, nowMs, shopProduct } from './small-shop.ts';

function view(itemId: string, kind: Interaction['kind'] = 'view'): Interaction {
  return { itemId, atMs: nowMs, kind };
}

/** A visit memory over twenty products, and how often the model was asked. */
function setUp(): { ask(query: RecommendationQuery, limit?: number): number; visits: RememberedVisit } {
  const knowledge = new Knowledge({ maxProducts: 100, maxItems: 100, maxVisitors: 10, maxSegments: 2 });
  for (let number = 0; number < 20; number++) knowledge.upsert(shopProduct(number), () => noHistory);
  let asked = 0;
  const model = {
    rankNext: (_session: readonly Interaction[], limit: number) => {
      asked++;
      const size = Math.min(limit, 20);
      return {
        ids: Int32Array.from({ length: size }, (_, i) => i),
        scores: Float64Array.from({ length: size }, (_, i) => -i),
        size,
      };
    },
    nameOf: (item: number) => `p${item}`,
    renumbered: 0,
  };
  const visits = new RememberedVisit(knowledge, new NextProducts(model, knowledge.catalogue));
  const pool = new CandidatePool();
  return {
    visits,
    ask(query, limit = 12) {
      pool.clear();
      visits.of(query).expectNext(pool, limit);
      expect(pool.size).toBe(Math.min(limit, 20));
      return asked;
    },
  };
}

it('asks the model once for the placements of a page, whatever differs between them only', () => {
  const { ask: asked } = setUp();
  expect(asked(ask(['for-you'], { session: [view('p1')], cartItemIds: ['p2'] }))).toBe(1);
  expect(asked(ask(['trending'], { session: [view('p1')], cartItemIds: ['p2'], excludeItemIds: ['p3'], limit: 3 }), 7)).toBe(1);
});

it('asks again for another session, product, cart, person or time, for a much longer answer, and when told to forget', () => {
  const { ask: asked, visits } = setUp();
  const person = { id: 'v', affinities: { category: {}, brand: {}, priceBand: {} }, bought: {}, viewed: [], segments: [] };
  const session = [view('p1')];
  const questions = [
    ask([], { session }),
    ask([], { session: [view('p1', 'cart')] }),
    ask([], { session: [view('p1'), view('p2')] }),
    ask([], { session, itemId: 'p3' }),
    ask([], { session, category: 'Giày' }),
    ask([], { session, cartItemIds: ['p4'] }),
    ask([], { session, person }),
    ask([], { session, nowMs: nowMs + 1 }),
  ];
  for (const [at, query] of questions.entries()) expect(asked(query)).toBe(at + 1);
  const last = questions[questions.length - 1] ?? ask([]);
  expect(asked(last, 80)).toBe(questions.length + 1);
  visits.forget();
  expect(asked(last)).toBe(questions.length + 2);
});

it('notices what was added to the lists of a question since', () => {
  const { ask: asked } = setUp();
  const session = [view('p1')];
  const cartItemIds = ['p2'];
  const query = ask([], { session, cartItemIds });
  expect(asked(query)).toBe(1);
  session.push(view('p3', 'purchase'));
  expect(asked(query)).toBe(2);
  cartItemIds.push('p4');
  expect(asked(query)).toBe(3);
  expect(asked(query)).toBe(3);
});
