import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Catalogue } from '../catalogue/catalogue.ts';
import { noHistory } from '../catalogue/product-history.ts';
import { shopProduct } from '../recommender/small-shop.ts';
import { Shelf } from './shelf.ts';

it('orders the shop and its categories as sorting everything would, while products come, change, rise and go and it is made again', () => {
  const step = fc.record({
    product: fc.integer({ min: 0, max: 700 }),
    does: fc.constantFrom('write', 'write', 'move', 'rise', 'rise', 'fall', 'remove', 'rebuild'),
    by: fc.integer({ min: 1, max: 9 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 1500 }), (steps) => {
      const catalogue = new Catalogue(1000);
      const sums = new Map<string, number>();
      const rank = (index: number): number => sums.get(catalogue.product(index)?.id ?? '') ?? Number.NEGATIVE_INFINITY;
      const shelf = new Shelf(catalogue, rank, true);
      let rebuilding = shelf.rebuild();
      const write = (number: number, category: string): void => {
        const change = catalogue.upsert(shopProduct(number, { categories: [category] }), () => noHistory);
        if (change?.moved === true) shelf.withdraw(change.index, change.formerCategories);
        if (change !== undefined) shelf.write(change.index);
      };
      for (const { product, does, by } of steps) {
        const id = `p${product}`;
        const index = catalogue.indexOf(id);
        if (does === 'write') write(product, 'A/B');
        if (does === 'move') write(product, 'C');
        if (does === 'rebuild' && (by === 1 || rebuilding.next().done === true)) rebuilding = shelf.rebuild();
        if (index < 0) continue;
        if (does === 'remove') {
          catalogue.remove(id);
          shelf.withdraw(index, catalogue.categoriesOf(index));
        }
        if (does === 'rise') {
          sums.set(id, (sums.get(id) ?? 0) + by);
          shelf.offer(index);
        }
        if (does === 'fall') {
          sums.set(id, (sums.get(id) ?? 0) - by);
          shelf.write(index);
        }
      }
      for (const [category, prefix] of [
        [-1, ''],
        [catalogue.categories.find('A'), 'A'],
        [catalogue.categories.find('C'), 'C'],
      ] as const) {
        const list = category === -1 || category >= 0 ? shelf.list(category) : undefined;
        const indices = Array.from({ length: catalogue.slots }, (_, index) => index).filter((index) =>
          catalogue.product(index)?.categories[0]?.startsWith(prefix),
        );
        if (list === undefined) continue;
        const hash = (index: number): number => catalogue.hashes[index] ?? 0;
        const sorted = indices.sort((a, b) => Math.max(-1e12, rank(b)) - Math.max(-1e12, rank(a)) || hash(a) - hash(b));
        const sure = Math.min(sorted.length, list.capacity / 2);
        expect([...list.items.subarray(0, sure)]).toEqual(sorted.slice(0, sure));
      }
    }),
    { numRuns: 30 },
  );
});
