import type { Product } from '@quen/protocol';
import { expect, it } from 'vitest';
import { followProduct, noHistory } from './product-history.ts';

const shoe: Product = {
  id: 'a',
  title: 'A',
  url: '/',
  categories: [],
  currency: 'VND',
  priceMinor: 100,
  availability: 'in_stock',
};

it('dates a drop and keeps the first price over further drops', () => {
  const first = followProduct(shoe, { ...shoe, priceMinor: 80 }, noHistory, 10);
  expect(first).toEqual({ droppedAtMs: 10, formerPriceMinor: 100, backAtMs: 0 });
  const second = followProduct({ ...shoe, priceMinor: 80 }, { ...shoe, priceMinor: 60 }, first, 20);
  expect(second).toEqual({ droppedAtMs: 20, formerPriceMinor: 100, backAtMs: 0 });
});

it('ends a drop when the price is back, and does not call a rise or another currency a drop', () => {
  const dropped = followProduct(shoe, { ...shoe, priceMinor: 80 }, noHistory, 10);
  expect(followProduct({ ...shoe, priceMinor: 80 }, shoe, dropped, 20).droppedAtMs).toBe(0);
  expect(followProduct(shoe, { ...shoe, priceMinor: 120 }, noHistory, 20)).toEqual(noHistory);
  expect(followProduct(shoe, { ...shoe, priceMinor: 5, currency: 'USD' }, noHistory, 20)).toEqual(noHistory);
});

it('believes a list price', () => {
  const sale = { ...shoe, listPriceMinor: 150, updatedAtMs: 5 };
  expect(followProduct(undefined, sale, noHistory, 10)).toEqual({ droppedAtMs: 5, formerPriceMinor: 150, backAtMs: 0 });
});

it('dates the return of what was sold out, but not of what was hidden or new', () => {
  const gone: Product = { ...shoe, availability: 'out_of_stock' };
  const back = followProduct(gone, shoe, noHistory, 30);
  expect(back.backAtMs).toBe(30);
  expect(followProduct(shoe, gone, back, 40).backAtMs).toBe(0);
  expect(followProduct({ ...shoe, hidden: true }, shoe, noHistory, 30).backAtMs).toBe(0);
  expect(followProduct(undefined, shoe, noHistory, 30).backAtMs).toBe(0);
});
