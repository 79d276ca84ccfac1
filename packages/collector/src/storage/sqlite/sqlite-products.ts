import { type KnownProduct, noHistory } from '@quen/recommender';
import type { ProductStore } from '../storage.ts';
import type { Database } from './open-database.ts';

interface ProductRow {
  readonly body: string;
  /** Null where nothing happened to price and stock. */
  readonly history: string | null;
}

export function createSqliteProducts(database: Database): ProductStore {
  const selectPage = database.prepare<[string, number], ProductRow>(
    'SELECT body, history FROM products WHERE id > ? ORDER BY id LIMIT ?',
  );
  const upsertOne = database.prepare(
    'INSERT INTO products (id, body, history) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body, history = excluded.history',
  );
  const deleteOne = database.prepare('DELETE FROM products WHERE id = ?');
  const upsertAll = database.transaction((products: readonly KnownProduct[]) => {
    for (const { product, history } of products) {
      upsertOne.run(product.id, JSON.stringify(product), history === noHistory ? null : JSON.stringify(history));
    }
  });
  const deleteAll = database.transaction((ids: readonly string[]) => {
    for (const id of ids) deleteOne.run(id);
  });

  return {
    list: async (afterId, limit) => selectPage.all(afterId, limit).map(readRow),
    upsert: async (products) => upsertAll.immediate(products),
    remove: async (ids) => deleteAll.immediate(ids),
  };
}

function readRow({ body, history }: ProductRow): KnownProduct {
  return { product: JSON.parse(body), history: history === null ? noHistory : JSON.parse(history) };
}
