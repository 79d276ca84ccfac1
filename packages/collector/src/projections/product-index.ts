import type { Product } from '@quen/protocol';
import type { Recommender } from '@quen/recommender';
import type { ProductStore } from '../storage/storage.ts';

/** The catalogue in memory, beside its stored form. */
export interface ProductIndex {
  get(id: string): Product | undefined;
  upsert(products: readonly Product[], atMs: number): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  readonly size: number;
  all(): Iterable<Product>;
}

export async function createProductIndex(store: ProductStore, recommender: Recommender): Promise<ProductIndex> {
  const products = new Map<string, Product>();
  for (let after = ''; ; ) {
    const page = await store.list(after, 1000);
    for (const product of page) products.set(product.id, product);
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.id;
  }
  recommender.upsertProducts(products.values());

  return {
    get: (id) => products.get(id),
    async upsert(changed, atMs) {
      await store.upsert(changed);
      for (const product of changed) products.set(product.id, product);
      recommender.upsertProducts(changed, atMs);
    },
    async remove(ids) {
      await store.remove(ids);
      for (const id of ids) products.delete(id);
      recommender.removeProducts(ids);
    },
    get size() {
      return products.size;
    },
    all: () => products.values(),
  };
}
