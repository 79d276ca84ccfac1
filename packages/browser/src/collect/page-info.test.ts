import { expect, it } from 'vitest';
import { readContext, readPage } from './page-info.ts';

it('tells the page from its events, where a product page may list others too', () => {
  const list = { name: 'view_item_list', properties: { items: [{ item_id: 'x', item_category: 'ao' }] } };
  const view = { name: 'view_item', properties: { items: [{ item_id: 'p', item_category: 'giay', item_category2: 'chay' }] } };
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

it('says the circumstances once', () => {
  const context = readContext({ url: 'https://shop.example/a?utm_source=zalo', title: 'A' }, { locale: 'vi', decisionId: 'd1' });
  expect(context).toMatchObject({
    page: { url: 'https://shop.example/a?utm_source=zalo', title: 'A' },
    locale: 'vi',
    decisionId: 'd1',
  });
});
