import { afterEach, describe, expect, it } from 'vitest';
import { readContext, readPage } from './page-info.ts';

const at = (path: string): void => history.replaceState(null, '', path);
const listOf = (...categories: string[][]) => ({
  name: 'view_item_list',
  properties: {
    items: categories.map(([item_category, item_category2], index) => ({
      item_id: `x${index}`,
      ...(item_category && { item_category }),
      ...(item_category2 && { item_category2 }),
    })),
  },
});
const view = { name: 'view_item', properties: { items: [{ item_id: 'p', item_category: 'giay', item_category2: 'chay' }] } };

afterEach(() => at('/'));

describe('readPage', () => {
  it('tells the page from its events, where a product page may list others too', () => {
    at('/giay');
    const list = listOf(['ao']);
    expect(readPage({}, [list], '')).toMatchObject({ type: 'category', category: 'ao' });
    for (const events of [
      [list, view],
      [view, list],
    ]) {
      expect(readPage({}, events, 'https://a.example/')).toMatchObject({
        type: 'product',
        itemId: 'p',
        category: 'giay/chay',
        referrer: 'https://a.example/',
      });
    }
    expect(readPage({}, [{ name: 'search', properties: { search_term: 'nón' } }], '')).toMatchObject({
      type: 'search',
      searchTerm: 'nón',
    });
    expect(readPage({ type: 'content' }, [view], '')).toMatchObject({ type: 'content', itemId: 'p' });
  });

  it('takes a listing for the category that its items share', () => {
    at('/do-nam');
    const categoryOf = (...categories: string[][]) => readPage({}, [listOf(...categories)], '').category;
    expect(categoryOf(['nam', 'ao'], ['nam', 'quan'])).toBe('nam');
    expect(categoryOf(['nam', 'ao'], ['nam', 'ao'])).toBe('nam/ao');
    expect(categoryOf(['nam', 'ao'], ['nam'])).toBe('nam');
    expect(categoryOf(['nam', 'ao'], ['namtay', 'ao'])).toBeUndefined();
    expect(categoryOf(['nam'], [])).toBeUndefined();
    expect(categoryOf(['nam/ao'], ['nam/quan'])).toBe('nam');
  });

  it('keeps the home page one, in each language, whatever it lists', () => {
    for (const path of ['/', '/en', '/vi/', '/vi-VN']) {
      at(path);
      expect(readPage({}, [listOf(['ao'])], '').type).toBe('home');
    }
    expect(readPage({}, [{ name: 'search', properties: { search_term: 'nón' } }], '').type).toBe('search');
    at('/sale');
    expect(readPage({}, [], '').type).toBeUndefined();
  });

  it('hands over the cart where the page shows it, or the shop says it', () => {
    const items = [{ item_id: 'a', quantity: 2, price: 5 }, { item_id: 'b' }];
    expect(readPage({}, [{ name: 'view_cart', properties: { currency: 'VND', items } }], '').cart).toEqual({
      currency: 'VND',
      items: [
        { item_id: 'a', quantity: 2, price: 5 },
        { item_id: 'b', quantity: 1 },
      ],
    });
    expect(readPage({}, [view], '').cart).toBeUndefined();
    expect(readPage({ cart: { items: [] } }, [], '').cart).toEqual({ items: [] });
  });
});

it('says the circumstances once', () => {
  const context = readContext({ url: 'https://shop.example/a?utm_source=zalo', title: 'A' }, { locale: 'vi', decisionId: 'd1' });
  expect(context).toMatchObject({
    page: { url: 'https://shop.example/a?utm_source=zalo', title: 'A' },
    locale: 'vi',
    decisionId: 'd1',
  });
});
