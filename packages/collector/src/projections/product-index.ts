import type { Product } from '@quen/protocol';
import type { Recommender } from '@quen/recommender';
import { runBetweenRequests } from '../server/idle-work.ts';
import type { ProductStore } from '../storage/storage.ts';

/** The catalogue in memory, beside its stored form. */
export interface ProductIndex {
  get(id: string): Product | undefined;
  upsert(products: readonly Product[], atMs: number): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  readonly size: number;
  all(): Iterable<Product>;
  /** Resolves when the recommender knows all that were there at the start: a large catalogue is handed over between requests. */
  readonly handedOver: Promise<void>;
  /** Hands over no more. */
  stop(): void;
}

/** Handed over before anything is served: a third of a second. */
const atOnce = 5_000;
const productsPerStep = 20;

export async function createProductIndex(store: ProductStore, recommender: Recommender): Promise<ProductIndex> {
  const products = new Map<string, Product>();
  for (let after = ''; ; ) {
    const page = await store.list(after, 1000);
    for (const product of page) products.set(product.id, product);
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.id;
  }
  const ids = [...products.keys()];
  recommender.upsertProducts(known(ids.slice(0, atOnce)));
  let stopped = false;
  const handedOver = runBetweenRequests(handOver(), { sliceMs: 10, restMs: 0, stopped: () => stopped }).then(() => undefined);

  function* handOver(): Generator<void> {
    for (let at = atOnce; at < ids.length; at += productsPerStep) {
      recommender.upsertProducts(known(ids.slice(at, at + productsPerStep)));
      yield;
    }
  }

  /** As they are by now; some may be gone. */
  function known(some: readonly string[]): Product[] {
    return some.flatMap((id) => products.get(id) ?? []);
  }

  return {
    handedOver,
    stop: () => {
      stopped = true;
    },
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
