import { expect, test } from 'vitest';
import { availabilityOf } from './availability-text.ts';

test.each([
  ['https://schema.org/InStock', 'in_stock'],
  ['Out of stock', 'out_of_stock'],
  ['còn hàng', 'in_stock'],
  ['Đặt trước', 'preorder'],
  ['constructor', undefined],
  ['maybe', undefined],
])('%s means %s', (text, availability) => {
  expect(availabilityOf(text)).toBe(availability);
});
