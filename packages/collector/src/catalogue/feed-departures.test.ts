import { isSellable, type Product } from '@quen/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SettingsStore } from '../storage/retention-store.ts';
import { createFeedDepartures, type Departed } from './feed-departures.ts';

const feed = 'https://shop.example/feed.xml';
const other = 'https://shop.example/other.xml';

function product(id: string, updatedAtMs: number, more: Partial<Product> = {}): Product {
  return {
    id,
    title: id,
    url: `https://shop.example/${id}`,
    categories: [],
    currency: 'VND',
    availability: 'in_stock',
    verified: true,
    updatedAtMs,
    ...more,
  };
}

/** A shop whose feeds are read: each reading writes what it names, as an import does, and settles what has left. */
function shop() {
  const kept = new Map<string, string>();
  const settings: SettingsStore = {
    read: async (name) => kept.get(name),
    save: async (name, body) => {
      kept.set(name, body);
    },
  };
  const catalogue = new Map<string, Product>();
  const products = {
    get: (id: string) => catalogue.get(id),
    upsert: async (changed: readonly Product[]) => {
      for (const each of changed) catalogue.set(each.id, each);
    },
  };
  let atMs = 0;
  return {
    catalogue,
    later: () => ++atMs,
    async read(url: string, ids: readonly string[]): Promise<Departed> {
      const readAtMs = ++atMs;
      await products.upsert(ids.map((id) => product(id, readAtMs)));
      const others = [feed, other].filter((each) => each !== url);
      // A process knows of the readings before only what was kept.
      return createFeedDepartures({ settings, products }).settle({ url, named: new Set(ids), atMs: readAtMs, others });
    },
    forSale: () => [...catalogue.values()].filter(isSellable).map(({ id }) => id),
  };
}

const many = (count: number): string[] => Array.from({ length: count }, (_, n) => `p${n}`);

describe('what has left a feed', () => {
  it('is out of stock from then on, and for sale again when it comes back', async () => {
    const made = shop();
    await made.read(feed, ['a', 'b']);
    made.catalogue.set('b', product('b', 1, { stock: 7 }));
    expect(await made.read(feed, ['a'])).toEqual({ outOfSale: 1, doubted: 0 });
    expect(made.catalogue.get('b')).toMatchObject({ availability: 'out_of_stock', stock: 0, title: 'b' });
    expect(await made.read(feed, ['a'])).toEqual({ outOfSale: 0, doubted: 0 });
    await made.read(feed, ['a', 'b']);
    expect(made.forSale()).toEqual(['a', 'b']);
  });

  it('leaves alone what the feed never named, or what others have written since', async () => {
    const made = shop();
    made.catalogue.set('by-hand', product('by-hand', 0));
    await made.read(feed, ['a', 'b']);
    made.catalogue.set('b', product('b', made.later()));
    made.catalogue.set('seen', product('seen', 0, { verified: false }));
    expect(await made.read(feed, ['a'])).toEqual({ outOfSale: 0, doubted: 0 });
    expect(made.forSale()).toEqual(['by-hand', 'a', 'b', 'seen']);
  });

  it('is for sale exactly while some feed names it', async () => {
    const ids = fc.subarray(['a', 'b', 'c', 'd']);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(feed, other), ids)), async (readings) => {
        const made = shop();
        const last = new Map<string, readonly string[]>();
        for (const [url, named] of readings) {
          await made.read(url, named);
          last.set(url, named);
          expect(made.forSale().sort()).toEqual([...new Set([...last.values()].flat())].sort());
        }
      }),
    );
  });

  it('is doubted when it is most of the feed at once, and believed when it is missing again', async () => {
    const made = shop();
    await made.read(feed, many(30));
    expect(await made.read(feed, ['p0', 'new'])).toEqual({ outOfSale: 0, doubted: 29 });
    expect(made.forSale()).toHaveLength(31);
    expect(await made.read(feed, ['p0', 'p1'])).toEqual({ outOfSale: 29, doubted: 0 });
    expect(made.forSale()).toEqual(['p0', 'p1']);
  });

  it('is forgotten as a doubt when all are there again', async () => {
    const made = shop();
    await made.read(feed, many(30));
    await made.read(feed, many(3));
    expect(await made.read(feed, many(30))).toEqual({ outOfSale: 0, doubted: 0 });
    expect(await made.read(feed, many(3))).toEqual({ outOfSale: 0, doubted: 27 });
  });

  it('is believed at once in a small feed', async () => {
    const made = shop();
    await made.read(feed, many(11));
    expect(await made.read(feed, many(1))).toEqual({ outOfSale: 10, doubted: 0 });
  });
});
