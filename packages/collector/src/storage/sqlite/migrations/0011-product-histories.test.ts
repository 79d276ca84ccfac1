import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Product } from '@quen/protocol';
import { followProduct, noHistory } from '@quen/recommender';
import { afterAll, expect, it } from 'vitest';
import { openDatabase } from '../open-database.ts';
import { createSqliteStorage } from '../sqlite-storage.ts';

const folder = mkdtempSync(join(tmpdir(), 'quen-migration-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('reads from products of before which of them cost less than their list price', async () => {
  const path = join(folder, 'old.db');
  const { database, close } = openDatabase(path);
  database.exec('ALTER TABLE products DROP COLUMN history;');
  database.pragma('user_version = 10');
  const product = (id: string, more: Partial<Product>): Product => ({
    id,
    title: id,
    url: `/${id}`,
    categories: [],
    currency: 'VND',
    availability: 'in_stock',
    ...more,
  });
  const products = [
    product('p1', { priceMinor: 90_000, listPriceMinor: 100_000, updatedAtMs: 5 }),
    product('p2', { priceMinor: 100_000, listPriceMinor: 90_000, updatedAtMs: 5 }),
    product('p3', { priceMinor: 100_000, updatedAtMs: 5 }),
    product('p4', { listPriceMinor: 100_000 }),
  ];
  const insert = database.prepare('INSERT INTO products (id, body) VALUES (?, ?)');
  for (const each of products) insert.run(each.id, JSON.stringify(each));
  close();
  const storage = createSqliteStorage(path);
  const kept = await storage.products.list('', 10);
  expect(kept).toEqual(products.map((each) => ({ product: each, history: followProduct(undefined, each, noHistory, 9) })));
  expect(kept[0]?.history.formerPriceMinor).toBe(100_000);
  await storage.close();
});
