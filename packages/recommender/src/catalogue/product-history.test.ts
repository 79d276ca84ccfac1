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

const dayMs = 86_400_000;

it('dates a drop and keeps the first price over further drops, but not for longer than thirty days', () => {
  const first = followProduct(shoe, { ...shoe, priceMinor: 80 }, noHistory, 10);
  expect(first).toEqual({ droppedAtMs: 10, formerPriceMinor: 100, formerUntilMs: 10, backAtMs: 0 });
  const second = followProduct({ ...shoe, priceMinor: 80 }, { ...shoe, priceMinor: 60 }, first, 20);
  expect(second).toEqual({ droppedAtMs: 20, formerPriceMinor: 100, formerUntilMs: 10, backAtMs: 0 });
  const late = followProduct({ ...shoe, priceMinor: 60 }, { ...shoe, priceMinor: 59 }, second, 11 + 30 * dayMs);
  expect(late).toEqual({ droppedAtMs: 11 + 30 * dayMs, formerPriceMinor: 60, formerUntilMs: 11 + 30 * dayMs, backAtMs: 0 });
});

it('ends a drop when the price is back, and does not call a rise or another currency a drop', () => {
  const dropped = followProduct(shoe, { ...shoe, priceMinor: 80 }, noHistory, 10);
  expect(followProduct({ ...shoe, priceMinor: 80 }, shoe, dropped, 20).droppedAtMs).toBe(0);
  expect(followProduct(shoe, { ...shoe, priceMinor: 120 }, noHistory, 20)).toEqual(noHistory);
  expect(followProduct(shoe, { ...shoe, priceMinor: 5, currency: 'USD' }, noHistory, 20)).toEqual(noHistory);
});

it('believes a list price as long as it is there and the price was not seen to fall', () => {
  const sale = { ...shoe, listPriceMinor: 150, updatedAtMs: 5 };
  const listed = followProduct(undefined, sale, noHistory, 10);
  expect(listed).toEqual({ droppedAtMs: 5, formerPriceMinor: 150, formerUntilMs: 0, backAtMs: 0 });
  expect(followProduct(sale, { ...sale, updatedAtMs: 30 }, listed, 30)).toBe(listed);
  expect(followProduct(sale, shoe, listed, 30)).toEqual(noHistory);
  const dropped = followProduct(sale, { ...sale, priceMinor: 90 }, listed, 40);
  expect(dropped).toEqual({ droppedAtMs: 40, formerPriceMinor: 100, formerUntilMs: 40, backAtMs: 0 });
  expect(followProduct({ ...sale, priceMinor: 90 }, sale, dropped, 50)).toMatchObject({
    formerPriceMinor: 150,
    formerUntilMs: 0,
  });
});

it('dates the return of what was sold out, but not of what was hidden or new', () => {
  const gone: Product = { ...shoe, availability: 'out_of_stock' };
  const back = followProduct(gone, shoe, noHistory, 30);
  expect(back.backAtMs).toBe(30);
  expect(followProduct(shoe, gone, back, 40).backAtMs).toBe(0);
  expect(followProduct({ ...shoe, hidden: true }, shoe, noHistory, 30).backAtMs).toBe(0);
  expect(followProduct(undefined, shoe, noHistory, 30).backAtMs).toBe(0);
});
