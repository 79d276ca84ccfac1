import type { Product } from '@quen/protocol';
import { followProduct, type KnownProduct, noHistory, type ProductHistory, type Recommender } from '@quen/recommender';
import type { Log } from '../server/log.ts';
import { runBetweenRequests } from '../server/run-between-requests.ts';
import type { ProductStore } from '../storage/storage.ts';

/** The catalogue in memory, beside its stored form: the products, and what happened to their prices and stock. */
export interface ProductIndex {
  get(id: string): Product | undefined;
  /** Many are taken in portions, each durable before the next; requests have their turn between them. */
  upsert(products: readonly Product[], atMs: number): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  readonly size: number;
  /** Whether the link of a product that the shop named leads to a host. */
  linksTo(host: string): boolean;
  /** How many of them the recommender has no room for: they are known, and never recommended. */
  readonly refusedCount: number;
  all(): Iterable<Product>;
  /** Hands all products over to another recommender, a few at a step. */
  fill(recommender: Recommender): Generator<void>;
  /** Resolves when the recommender knows all that were there at the start: what of a large catalogue it does not know yet is handed over between requests. */
  handOverRest(): Promise<void>;
  /** Hands over no more. */
  stop(): void;
}

/** Handed over before anything is served: all of a small shop, and a fraction of a second of a large one's start. */
const atOnce = 1_000;
const productsPerStep = 20;
/** Written at once: some milliseconds. */
const productsPerWrite = 250;

export async function createProductIndex(store: ProductStore, recommender: Recommender, log: Log): Promise<ProductIndex> {
  const products = new Map<string, Product>();
  /** Of those to which something happened. */
  const histories = new Map<string, ProductHistory>();
  /** How many verified products' links lead to each host. */
  const hosts = new Map<string, number>();
  for (let after = ''; ; ) {
    const page = await store.list(after, 1000);
    for (const entry of page) write(entry);
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.product.id;
  }
  const ids = [...products.keys()];
  const refused = new Set<string>();
  /** As many as were told of. */
  let refusedTold = 0;
  take(known(ids.slice(0, atOnce)));
  let stopped = false;
  /** Changes one after another, since a long one lets requests through. */
  let changing: Promise<void> = Promise.resolve();

  function write({ product, history }: KnownProduct): void {
    countLink(products.get(product.id), -1);
    countLink(product, 1);
    products.set(product.id, product);
    if (history === noHistory) histories.delete(product.id);
    else histories.set(product.id, history);
  }

  function countLink(product: Product | undefined, by: 1 | -1): void {
    const host = product === undefined || product.verified === false ? undefined : hostOf(product.url);
    if (host !== undefined) hosts.set(host, (hosts.get(host) ?? 0) + by);
  }

  function* handOver(to: Recommender, some: readonly string[]): Generator<void> {
    for (let at = 0; at < some.length; at += productsPerStep) {
      const step = known(some.slice(at, at + productsPerStep));
      if (to === recommender) take(step);
      else to.takeProducts(step);
      yield;
    }
    tellRefused();
  }

  /** One by one, to know which ones there was no room for. */
  function take(some: readonly KnownProduct[]): void {
    for (const entry of some) {
      if (recommender.takeProducts([entry]) > 0) refused.add(entry.product.id);
      else refused.delete(entry.product.id);
    }
  }

  function tellRefused(): void {
    if (refused.size > refusedTold) {
      const message = 'The recommender has no room for some products, which are never recommended';
      log({ level: 'warn', message, refused: refused.size, products: products.size });
    }
    refusedTold = refused.size;
  }

  function inTurn(change: () => Promise<void>): Promise<void> {
    const done = changing.then(change);
    changing = done.catch(() => undefined);
    return done;
  }

  async function upsert(changed: readonly Product[], atMs: number): Promise<void> {
    for (let at = 0; at < changed.length; at += productsPerWrite) {
      const some = new Map<string, KnownProduct>();
      for (const product of changed.slice(at, at + productsPerWrite)) {
        const before = some.get(product.id) ?? known([product.id])[0];
        const history = followProduct(before?.product, product, before?.history ?? noHistory, atMs);
        some.set(product.id, { product, history });
      }
      await store.upsert([...some.values()]);
      for (const entry of some.values()) write(entry);
      // To its end even when stopped: what is stored is known.
      await runBetweenRequests(handOver(recommender, [...some.keys()]), { sliceMs: 3, restMs: 0, stopped: () => false });
    }
  }

  /** As they are by now; some may be gone. */
  function known(some: readonly string[]): KnownProduct[] {
    return some.flatMap((id) => {
      const product = products.get(id);
      return product === undefined ? [] : { product, history: histories.get(id) ?? noHistory };
    });
  }

  return {
    handOverRest: async () => {
      const rest = handOver(recommender, ids.slice(atOnce));
      await runBetweenRequests(rest, { sliceMs: 10, restMs: 0, stopped: () => stopped });
    },
    stop: () => {
      stopped = true;
    },
    get: (id) => products.get(id),
    fill: (other) => handOver(other, [...products.keys()]),
    upsert: (changed, atMs) => inTurn(() => upsert(changed, atMs)),
    remove: (gone) =>
      inTurn(async () => {
        await store.remove(gone);
        for (const id of gone) {
          countLink(products.get(id), -1);
          products.delete(id);
          histories.delete(id);
          refused.delete(id);
        }
        recommender.removeProducts(gone);
      }),
    get size() {
      return products.size;
    },
    linksTo: (host) => (hosts.get(host) ?? 0) > 0,
    get refusedCount() {
      return refused.size;
    },
    all: () => products.values(),
  };
}

function hostOf(url: string): string | undefined {
  return /^https?:\/\/([^/?#\\]+)/i.exec(url)?.[1]?.toLowerCase();
}
