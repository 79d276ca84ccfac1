import type { Product } from '@quen/protocol';
import type { ProductStore } from '../storage.ts';
import type { Database } from './open-database.ts';

export function createSqliteProducts(database: Database): ProductStore {
  const selectPage = database.prepare<[string, number], { body: string }>(
    'SELECT body FROM products WHERE id > ? ORDER BY id LIMIT ?',
  );
  const upsertOne = database.prepare(
    'INSERT INTO products (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body',
  );
  const deleteOne = database.prepare('DELETE FROM products WHERE id = ?');
  const upsertAll = database.transaction((products: readonly Product[]) => {
    for (const product of products) upsertOne.run(product.id, JSON.stringify(product));
  });
  const deleteAll = database.transaction((ids: readonly string[]) => {
    for (const id of ids) deleteOne.run(id);
  });

  return {
    list: async (afterId, limit) => selectPage.all(afterId, limit).map((row): Product => JSON.parse(row.body)),
    upsert: async (products) => upsertAll.immediate(products),
    remove: async (ids) => deleteAll.immediate(ids),
  };
}
