import type { Product } from '@quen/protocol';
import { isSellable } from '@quen/protocol';
import type { SettingsStore } from '../storage/retention-store.ts';

/** What became of the products that a feed named before and names no more. */
export interface Departed {
  /** Taken out of sale. */
  readonly outOfSale: number;
  /** Left for sale, since so many at once look like an export that failed; they go when the next whole reading lacks them too. */
  readonly doubted: number;
}

/** What a feed named when all of it was read. */
export interface FeedReading {
  readonly url: string;
  /** Ids of all its products. */
  readonly named: ReadonlySet<string>;
  readonly atMs: number;
  /** The other feeds there are. */
  readonly others: readonly string[];
}

export interface FeedDepartures {
  /** Compares a reading with the one before it, takes out of sale what has left, and remembers it for the next one. */
  settle(reading: FeedReading): Promise<Departed>;
}

export interface FeedDeparturesOptions {
  readonly settings: SettingsStore;
  readonly products: {
    get(id: string): Product | undefined;
    upsert(products: readonly Product[], atMs: number): Promise<unknown>;
  };
}

/** As kept in the settings. */
interface Remembered {
  readonly atMs: number;
  readonly ids: readonly string[];
  /** Some of them were missing, and doubted to be gone. */
  readonly doubted: boolean;
}

/** More than these, and more than half of the feed, are doubted. */
const plausible = 10;

/** Products that leave a feed, and were not written by anybody else since, can be bought no more. */
export function createFeedDepartures({ settings, products }: FeedDeparturesOptions): FeedDepartures {
  const nameOf = (url: string): string => `feed-products:${url}`;

  async function remembered(url: string): Promise<Remembered | undefined> {
    const body = await settings.read(nameOf(url));
    return body === undefined ? undefined : (JSON.parse(body) as Remembered);
  }

  /** Those of the ids whose product is for sale, is named by no other feed, and was written by nobody since the feeds were read. */
  async function goneOf(ids: readonly string[], before: Remembered, others: readonly string[]): Promise<Product[]> {
    if (ids.length === 0) return [];
    const elsewhere = new Set<string>();
    let readAtMs = before.atMs;
    for (const url of others) {
      const other = await remembered(url);
      for (const id of other?.ids ?? []) elsewhere.add(id);
      readAtMs = Math.max(readAtMs, other?.atMs ?? 0);
    }
    return ids
      .filter((id) => !elsewhere.has(id))
      .flatMap((id) => products.get(id) ?? [])
      .filter((product) => isOfFeed(product, readAtMs));
  }

  return {
    async settle({ url, named, atMs, others }) {
      const before = await remembered(url);
      const left = before?.ids.filter((id) => !named.has(id)) ?? [];
      const gone = before === undefined ? [] : await goneOf(left, before, others);
      const isDoubted = before?.doubted === false && gone.length > plausible && gone.length * 2 > before.ids.length;
      if (!isDoubted && gone.length > 0) {
        await products.upsert(
          gone.map((product) => outOfSale(product, atMs)),
          atMs,
        );
      }
      const ids = isDoubted ? [...named, ...gone.map(({ id }) => id)] : [...named];
      await settings.save(nameOf(url), JSON.stringify({ atMs, ids, doubted: isDoubted } satisfies Remembered));
      return isDoubted ? { outOfSale: 0, doubted: gone.length } : { outOfSale: gone.length, doubted: 0 };
    },
  };
}

/** Who writes a product otherwise after the feeds were read (the shop's server, a table) looks after it. */
function isOfFeed(product: Product, readAtMs: number): boolean {
  return isSellable(product) && product.verified !== false && (product.updatedAtMs ?? 0) <= readAtMs;
}

function outOfSale(product: Product, atMs: number): Product {
  return {
    ...product,
    availability: 'out_of_stock',
    ...(product.stock !== undefined && { stock: 0 }),
    updatedAtMs: atMs,
  };
}
