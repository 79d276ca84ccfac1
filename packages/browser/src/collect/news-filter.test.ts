import { expect, it } from 'vitest';
import { createNewsFilter } from './news-filter.ts';

it('lets a product view through once by id or name, an order once by number, and the rest always', () => {
  const isNews = createNewsFilter();
  const view = (item_id: string, item_name?: string) =>
    isNews({ name: 'view_item', properties: { items: [{ item_id, ...(item_name && { item_name }) }] } });
  expect(view('1', 'Nón')).toBe(true);
  expect(view('SKU-1', 'Nón')).toBe(false);
  expect(view('SKU-1')).toBe(false);
  expect(view('2')).toBe(true);
  const cart = { name: 'add_to_cart', properties: { items: [{ item_id: '1' }] } };
  expect([isNews(cart), isNews(cart)]).toEqual([true, true]);
  const order = { name: 'purchase', properties: { transaction_id: 'T1', items: [{ item_id: '1' }] } };
  expect([isNews(order), isNews(order)]).toEqual([true, false]);
});
