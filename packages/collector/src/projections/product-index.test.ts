import type { Product } from '@quen/protocol';
import { createRecommender, type KnownProduct, noHistory } from '@quen/recommender';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LogEntry } from '../server/log.ts';
import { createSqliteStorage } from '../storage/sqlite/sqlite-storage.ts';
import type { Storage } from '../storage/storage.ts';
import { createProductIndex, type ProductIndex } from './product-index.ts';

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
    takeProducts: (some: Iterable<KnownProduct>) => [...some].filter(({ product: { id } }) => !room.has(id)).length,
  };
  await storage.products.upsert(['p1', 'p3'].map((id) => ({ product: product(id), history: noHistory })));
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

it('keeps which prices fell and what came back, and forgets it with the product', async () => {
  const shoe = { ...product('p1'), priceMinor: 100_000 };
  const hat = product('p2');
  const open = () => createProductIndex(storage.products, createRecommender(), () => undefined);
  const toldBy = async (products: ProductIndex): Promise<readonly string[]> => {
    const recommender = createRecommender();
    for (const _ of products.fill(recommender)) void _;
    const query = { session: [], limit: 5, cartItemIds: [], excludeItemIds: [], merchandising: [], nowMs: 50 };
    return ['price-drop', 'back-in-stock'].flatMap((name) => {
      const { items } = recommender.recommend({ ...query, strategies: [name] });
      return items.filter(({ strategy }) => strategy === name).map(({ itemId, reason }) => `${itemId} ${reason.text['en']}`);
    });
  };
  const first = await open();
  await first.upsert([shoe, { ...hat, availability: 'out_of_stock' }], 10);
  // The same one twice: the second follows the first.
  await first.upsert([{ ...shoe, priceMinor: 60_000 }, hat, { ...shoe, priceMinor: 50_000 }], 20);
  const told = ['p1 Price down 50%', 'p2 Back in stock'];
  expect(await toldBy(first)).toEqual(told);
  const second = await open();
  expect(await toldBy(second)).toEqual(told);
  await second.upsert(
    [
      { ...shoe, title: 'Giày', priceMinor: 50_000 },
      { ...hat, title: 'Mũ' },
    ],
    30,
  );
  expect(await toldBy(await open())).toEqual(told);
  await second.remove(['p1']);
  await second.upsert([{ ...shoe, priceMinor: 50_000 }], 40);
  expect(await toldBy(second)).toEqual(told.slice(1));
  expect(await toldBy(await open())).toEqual(told.slice(1));
});
