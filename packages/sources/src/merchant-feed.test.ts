import { describe, expect, test } from 'vitest';
import { mapMerchantEntry } from './merchant-feed.ts';

const nowMs = Date.UTC(2026, 10, 23, 12);

const shoe = {
  'g:id': 'TV_123456',
  title: 'Trail shoe &amp; sock',
  description: '<p>Light <b>and</b> dry</p>',
  link: 'https://shop.example/p/123',
  'g:image_link': 'https://shop.example/p/123.jpg',
  'g:price': '159.00 USD',
  'g:sale_price': '129.50 USD',
  'g:availability': 'in stock',
  'g:brand': 'Sải &amp; Co',
  'g:product_type': ['Shoes > Trail', 'Sale'],
  'g:google_product_category': 'Apparel &amp; Accessories &gt; Shoes',
  'g:item_group_id': 'TV_1',
  'g:color': 'blue',
};

describe('merchant-feed', () => {
  test.each([
    ['2026-11-20T00:00+0700/2026-11-30T23:59+0700', 12_950],
    ['2016-02-24T11:07:31+0100/2016-02-29T23:07:31+0100', 15_900],
    ['2026-12-01/2026-12-24', 15_900],
    ['2026-11-01 / 2026-11-23', 12_950],
    ['soon', 12_950],
  ])('has the price of a sale while it is on: %s', (period, priceMinor) => {
    const entry = { ...shoe, 'g:sale_price_effective_date': period };
    const result = mapMerchantEntry(entry, 'USD', nowMs);
    expect(result).toMatchObject({ ok: true, value: { priceMinor } });
    expect(result.ok && result.value.listPriceMinor).toBe(priceMinor === 12_950 ? 15_900 : undefined);
  });

  test('takes no sale price of nothing for a gift', () => {
    const result = mapMerchantEntry({ ...shoe, 'g:sale_price': '0.00 USD' }, 'USD', nowMs);
    expect(result.ok && [result.value.priceMinor, result.value.listPriceMinor]).toEqual([15_900, undefined]);
  });

  test('maps an RSS item', () => {
    expect(mapMerchantEntry(shoe, 'VND', nowMs)).toEqual({
      ok: true,
      value: {
        id: 'TV_123456',
        title: 'Trail shoe & sock',
        description: 'Light and dry',
        url: 'https://shop.example/p/123',
        imageUrl: 'https://shop.example/p/123.jpg',
        currency: 'USD',
        priceMinor: 12_950,
        listPriceMinor: 15_900,
        availability: 'in_stock',
        brand: 'Sải & Co',
        categories: ['Shoes/Trail', 'Sale', 'Apparel & Accessories/Shoes'],
        groupId: 'TV_1',
        attributes: { color: 'blue' },
        verified: true,
      },
    });
  });

  test('maps a row of the tab-separated form, whose headings may have blanks', () => {
    const row = {
      id: '1',
      title: 'Ball',
      link: 'https://shop.example/1',
      price: '25000 VND',
      availability: 'out_of_stock',
      'product type': 'Toys',
    };
    expect(mapMerchantEntry(row, 'EUR', nowMs)).toMatchObject({
      ok: true,
      value: { currency: 'VND', priceMinor: 25_000, availability: 'out_of_stock', categories: ['Toys'] },
    });
  });

  test.each([
    [{ 'g:id': '' }, ['id']],
    [{ title: undefined }, ['title']],
    [{ link: 'javascript:alert(1)' }, ['link']],
    [{ 'g:price': 'ask us' }, ['price']],
    [{ 'g:sale_price': '90 EUR' }, ['sale_price']],
  ])('refuses %j', (change, paths) => {
    const result = mapMerchantEntry({ ...shoe, ...change }, 'USD', nowMs);
    expect(result.ok ? [] : result.issues.map((issue) => issue.path)).toEqual(paths);
  });
});
