import type { Product } from '@quen/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ContentIndex } from './content-index.ts';

function product(title: string, more: Partial<Product> = {}): Product {
  return { id: title, title, url: '/', categories: ['Giày'], currency: 'VND', availability: 'in_stock', ...more };
}

function alike(index: ContentIndex, of: number): Map<number, number> {
  const found = new Map<number, number>();
  index.forEachAlike(of, 50, new Uint32Array(64), (other, likeness) => found.set(other, likeness));
  return found;
}

it('finds products by what they are, with or without marks', () => {
  const index = new ContentIndex(1000);
  index.write(0, product('Giày chạy bộ nam'));
  index.write(1, product('Giay chay bo nu'));
  index.write(2, product('Balo du lịch', { categories: ['Túi'] }));
  index.write(3, product('Giày tây da bò'));
  const likeness = alike(index, 0);
  expect(likeness.get(1) ?? 0).toBeGreaterThan(likeness.get(3) ?? 0);
  expect(likeness.get(2)).toBeUndefined();
  expect(likeness.has(0)).toBe(false);
});

it('says which share of what tells about a product another has', () => {
  const index = new ContentIndex(1000);
  index.write(0, product('Hạt điều rang muối', { categories: ['Bếp'], priceMinor: 100_000 }));
  index.write(1, product('Giỏ tre dã ngoại', { categories: ['Mây tre'], priceMinor: 100_000 }));
  index.write(2, product('Hạt điều rang', { categories: ['Bếp'], priceMinor: 100_000 }));
  for (const other of [3, 4, 5]) index.write(other, product(`Mũ ${other}`, { categories: ['Mũ'], priceMinor: 3_000_000 }));
  const likeness = alike(index, 0);
  expect(likeness.get(1) ?? 0).toBeLessThan(0.25);
  expect(likeness.get(2) ?? 0).toBeGreaterThan(0.5);
  for (const share of likeness.values()) expect(share).toBeLessThanOrEqual(1);
});

it('prefers a near price', () => {
  const index = new ContentIndex(1000);
  index.write(0, product('Áo A', { priceMinor: 200_000 }));
  index.write(1, product('Áo B', { priceMinor: 199_000 }));
  index.write(2, product('Áo C', { priceMinor: 900_000 }));
  for (const other of [3, 4, 5]) index.write(other, product(`Mũ ${other}`, { categories: ['Mũ'], priceMinor: 3_000_000 }));
  const likeness = alike(index, 0);
  expect(likeness.get(1) ?? 0).toBeGreaterThan(likeness.get(2) ?? 0);
});

it('says the same grown step by step, with changes, as made at once', () => {
  const titles = fc.constantFrom('giày chạy bộ', 'giày tây', 'áo khoác gió', 'áo thun', 'balo', 'tất len');
  const writes = fc.array(fc.record({ index: fc.integer({ min: 0, max: 12 }), title: fc.oneof(titles, fc.constant('')) }), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(writes, (steps) => {
      const grown = new ContentIndex(1000);
      const last = new Map<number, Product>();
      for (const { index, title } of steps) {
        if (title === '') {
          grown.erase(index);
          last.delete(index);
        } else {
          last.set(index, product(title));
          grown.write(index, product(title));
        }
      }
      const made = new ContentIndex(1000);
      for (const [index, one] of last) made.write(index, one);
      for (const index of last.keys()) {
        const rounded = (map: Map<number, number>): [number, number][] =>
          [...map].map(([other, value]): [number, number] => [other, Number(value.toFixed(4))]).sort((a, b) => a[0] - b[0]);
        expect(rounded(alike(grown, index))).toEqual(rounded(alike(made, index)));
      }
    }),
    { numRuns: 50 },
  );
});

it('stays in proportion to the catalogue however often products change', () => {
  const index = new ContentIndex(1000);
  for (let round = 0; round < 5_000; round++) index.write(round % 10, product(`Giày ${round % 7}`));
  expect(JSON.stringify(index).length).toBeLessThan(2_000_000);
  expect(alike(index, 0).size).toBe(9);
});

it('keeps the most alike of many, and of those that are level the ones that ties go to', () => {
  const index = new ContentIndex(1000);
  const level = Array.from({ length: 130 }, (_, at) => at + 10);
  for (let at = 0; at < 10; at++) index.write(at, product('Giày chạy bộ đường mòn'));
  for (const at of level) index.write(at, product('Giày chạy bộ'));
  for (let at = 140; at < 180; at++) index.write(at, product(`Mũ ${at}`, { categories: ['Mũ'] }));
  const tieOf = Uint32Array.from({ length: 180 }, (_, at) => (at * 2_654_435_761) % 2 ** 32);
  const byTie = (a: number, b: number): number => (tieOf[a] ?? 0) - (tieOf[b] ?? 0);
  const found: number[] = [];
  index.forEachAlike(0, 120, tieOf, (other) => found.push(other));
  const alikest = Array.from({ length: 9 }, (_, at) => at + 1).sort(byTie);
  expect(found).toEqual([...alikest, ...level.sort(byTie).slice(0, 111)]);
});
