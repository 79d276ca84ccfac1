import { expect, test } from 'vitest';
import { availabilityOf } from './availability-text.ts';

test.each([
  ['https://schema.org/InStock', 'in_stock'],
  ['Out of stock', 'out_of_stock'],
  ['còn hàng', 'in_stock'],
  ['Đặt trước', 'preorder'],
  ['1', 'in_stock'],
  ['0', 'out_of_stock'],
  ['Tạm hết hàng', 'out_of_stock'],
  ['Đang bán', 'in_stock'],
  ['draft', 'discontinued'],
  ['Ngừng kinh doanh', 'discontinued'],
  ['Ngừng bán'.normalize('NFD'), 'discontinued'],
  ['constructor', undefined],
  ['maybe', undefined],
])('%s means %s', (text, availability) => {
  expect(availabilityOf(text)).toBe(availability);
});
