import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { pageFacts } from './page-facts.ts';

const shop = 'https://shop.example';
const listOf = (...categories: string[][]) => ({
  name: 'view_item_list',
  properties: {
    items: categories.map(([item_category, item_category2], index) => ({ item_id: `x${index}`, item_category, item_category2 })),
  },
});
const view = { name: 'view_item', properties: { items: [{ item_id: 'p', item_category: 'giay', item_category2: 'chay' }] } };
const pageView = { name: 'page_view' };
const factsOf = (path: string, ...events: unknown[]) => pageFacts({ url: shop + path }, events).page;

it('tells the page from its events, where a product page may list others too', () => {
  const list = listOf(['ao']);
  expect(factsOf('/giay', pageView, list)).toEqual({ type: 'category', category: 'ao' });
  for (const events of [
    [list, view],
    [view, list],
  ]) {
    expect(factsOf('/giay', ...events)).toEqual({ type: 'product', itemId: 'p', category: 'giay/chay' });
  }
  expect(factsOf('/tim', { name: 'search', properties: { search_term: 'nón' } })).toEqual({ type: 'search', searchTerm: 'nón' });
  expect(factsOf('/cam-on', { name: 'purchase', properties: {} })).toEqual({ type: 'order' });
});

it('says what the page leaves out, and nothing of a page that is known', () => {
  expect(pageFacts({ url: shop, type: 'content' }, [pageView, view]).page).toEqual({ itemId: 'p', category: 'giay/chay' });
  expect(pageFacts({ url: shop, type: 'product', itemId: 'q' }, [listOf(['ao'])]).page).toEqual({});
});

it('takes a listing for the category that its items share', () => {
  const categoryOf = (...categories: string[][]) => factsOf('/do-nam', listOf(...categories)).category;
  expect(categoryOf(['nam', 'ao'], ['nam', 'quan'])).toBe('nam');
  expect(categoryOf(['nam', 'ao'], ['nam', 'ao'])).toBe('nam/ao');
  expect(categoryOf(['nam', 'ao'], ['nam'])).toBe('nam');
  expect(categoryOf(['nam', 'ao'], ['namtay', 'ao'])).toBeUndefined();
  expect(categoryOf(['nam'], [])).toBeUndefined();
  expect(categoryOf(['nam/ao'], ['nam/quan'])).toBe('nam');
  expect(categoryOf(['Nam > Áo'], ['Nam', 'Áo', 'Thun'])).toBe('Nam/Áo');
});

it('keeps the home page one, in each language, whatever it lists', () => {
  for (const path of ['', '/', '/en', '/vi/', '/vi-VN', '/?utm_source=zalo'])
    expect(factsOf(path, listOf(['ao']))).toEqual({ type: 'home' });
  expect(factsOf('/', { name: 'search', properties: { search_term: 'nón' } }).type).toBe('search');
  expect(factsOf('/sale')).toEqual({});
});

it('hands over the cart where the page shows it', () => {
  const items = [{ item_id: 'a', quantity: 2, price: 5 }, { item_id: 'b', price: 'free' }, { item_name: 'c' }];
  expect(pageFacts({ url: `${shop}/gio` }, [{ name: 'view_cart', properties: { currency: 'VND', items } }]).cart).toEqual({
    currency: 'VND',
    items: [
      { item_id: 'a', quantity: 2, price: 5 },
      { item_id: 'b', quantity: 1 },
    ],
  });
  expect(pageFacts({ url: shop }, [view]).cart).toBeUndefined();
});

it('takes whatever JSON there is', () => {
  const names = fc.constantFrom('view_item', 'view_cart', 'view_item_list', 'page_view', 7, null);
  const event = fc.record({
    name: names,
    properties: fc.oneof(fc.jsonValue(), fc.record({ items: fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue())) })),
  });
  fc.assert(
    fc.property(fc.array(fc.oneof(event, fc.jsonValue()), { maxLength: 4 }), fc.webUrl(), (events, url) => {
      const { page } = pageFacts({ url }, events);
      for (const text of [page.itemId, page.category, page.searchTerm]) expect((text ?? '').length).toBeLessThanOrEqual(500);
    }),
  );
});
