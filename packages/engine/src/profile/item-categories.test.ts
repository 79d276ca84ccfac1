import { expect, it } from 'vitest';
import { itemCategories } from './item-categories.ts';

it.each([
  [{ item_category: 'Home > Women > Dresses' }, ['Home/Women/Dresses', 'Home/Women', 'Home']],
  [{ item_category: 'giay', item_category3: 'nam/nữ' }, ['giay/nam-nữ', 'giay']],
  [{ item_category: 'giay/chay-bo' }, ['giay/chay-bo', 'giay']],
  [{}, []],
])('tells the categories of %j from special to general', (levels, categories) => {
  expect(itemCategories({ item_id: 'a', quantity: 1, ...levels })).toEqual(categories);
});
