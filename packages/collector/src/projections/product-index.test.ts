import type { Product } from '@quen/protocol';
import { createRecommender } from '@quen/recommender';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LogEntry } from '../server/log.ts';
import { createSqliteStorage } from '../storage/sqlite/sqlite-storage.ts';
import type { Storage } from '../storage/storage.ts';
import { createProductIndex } from './product-index.ts';

const product = (id: string): Product => ({
  id,
  title: id,
  url: `/${id}`,
  categories: [],
  currency: 'VND',
  availability: 'in_stock',
});
let storage: Storage;
beforeEach(() => {
  storage = createSqliteStorage(':memory:');
});
afterEach(() => storage.close());

it('says how many products the recommender has no room for', async () => {
  const logged: LogEntry[] = [];
  const recommender = createRecommender();
  const room = new Set(['p1', 'p2']);
  const full = {
    ...recommender,
    upsertProducts: (some: Iterable<Product>) => [...some].filter(({ id }) => !room.has(id)).length,
  };
  await storage.products.upsert([product('p1'), product('p3')]);
  const products = await createProductIndex(storage.products, full, (entry) => logged.push(entry));
  await products.handOverRest();
  expect([products.refusedCount, logged.length]).toEqual([1, 1]);
  await products.upsert([product('p2'), product('p3'), product('p4')], 1);
  expect([products.size, products.refusedCount]).toEqual([4, 2]);
  await products.upsert([product('p4')], 2);
  expect(logged).toMatchObject([{ refused: 1 }, { refused: 2, products: 4 }]);
  await products.remove(['p3']);
  room.add('p4');
  await products.upsert([product('p4')], 3);
  expect(products.refusedCount).toBe(0);
});
