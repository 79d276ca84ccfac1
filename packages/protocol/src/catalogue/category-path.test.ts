import { expect, test } from 'vitest';
import { categoryPath, itemCategoryPath } from './category-path.ts';

test.each([
  ['Home > Women > Dresses', 'Home/Women/Dresses'],
  ['Giày › Nam/Nữ', 'Giày/Nam-Nữ'],
  ['Áo | Áo thun', 'Áo/Áo thun'],
  [' giay / chay-bo/', 'giay/chay-bo'],
  ['giay', 'giay'],
  ['> >', undefined],
  ['', undefined],
  [`${'a'.repeat(600)} > b`, 'a'.repeat(500)],
])('%s is kept as %s', (text, path) => {
  expect(categoryPath(text)).toBe(path);
});

test.each([
  [{ item_category: 'giay', item_category2: 'chay-bo' }, 'giay/chay-bo'],
  [{ item_category: 'giay', item_category3: 'nam' }, 'giay/nam'],
  [{ item_category: 'Giày', item_category2: 'Nam / Nữ' }, 'Giày/Nam-Nữ'],
  [{ item_category: 'giay/chay-bo', item_category2: 'nam' }, 'giay/chay-bo'],
  [{ item_category: 'Giày > Chạy bộ' }, 'Giày/Chạy bộ'],
  [{ item_category: '', item_category2: 'ao' }, 'ao'],
  [{ item_category: 12, item_category2: null, item_category3: {} }, '12'],
  [{}, undefined],
])('%j stands in %s', (item, path) => {
  expect(itemCategoryPath(item)).toBe(path);
});
