import { expect, test } from 'vitest';
import { productFromItem } from './product-from-item.ts';

const around = { currency: 'VND', nowMs: 5 };

test('makes an unverified product of what an event says', () => {
  const item = {
    item_id: 'A1',
    item_name: 'Giày',
    item_brand: 'Sải',
    item_category: 'Giày',
    item_category2: 'Nam/Nữ',
    price: 25_000,
    item_url: '/p/a1',
    item_image: 'https://shop.example/a1.svg',
    item_availability: 'OutOfStock',
    item_group_id: 'A',
  };
  expect(productFromItem(item, around)).toEqual({
    id: 'A1',
    title: 'Giày',
    brand: 'Sải',
    categories: ['Giày/Nam-Nữ'],
    currency: 'VND',
    priceMinor: 25_000,
    url: '/p/a1',
    imageUrl: 'https://shop.example/a1.svg',
    availability: 'out_of_stock',
    groupId: 'A',
    verified: false,
    createdAtMs: 5,
  });
});

test('takes the address of the page only when it is the product’s own', () => {
  const page = { url: 'https://shop.example/p/a1', type: 'product' } as const;
  expect(productFromItem({ item_id: 'A1' }, { ...around, context: { page } })?.url).toBe(page.url);
  expect(productFromItem({ item_id: 'A1', item_category: 'Giày/Nam' }, around)?.categories).toEqual(['Giày/Nam']);
  expect(productFromItem({ item_id: 'A1', item_category: 'Giày > Nam' }, around)?.categories).toEqual(['Giày/Nam']);
  expect(productFromItem({ item_id: 'A1' }, { ...around, context: { page: { ...page, type: 'category' } } })?.url).toBe(
    '/products/A1',
  );
});

test.each([{}, { item_id: '' }, { item_id: null }])('makes nothing of %j', (item) => {
  expect(productFromItem(item, around)).toBeUndefined();
});

test('makes no link of a script and no price of nonsense', () => {
  const product = productFromItem({ item_id: 'A1', item_url: 'javascript:alert(1)', image_url: '//evil', price: -5 }, around);
  expect(product).toMatchObject({ url: '/products/A1' });
  expect(product).not.toHaveProperty('imageUrl');
  expect(product).not.toHaveProperty('priceMinor');
});
