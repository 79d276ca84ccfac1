import type { JsonObject, Product } from '@quen/protocol';
import { describe, expect, test } from 'vitest';
import { mapShopifyProduct, type ShopifyOptions } from './shopify-products.ts';

const options: ShopifyOptions = { currency: 'VND', origin: 'https://shop.example', idFrom: 'product' };
const tee = {
  id: 632910392,
  title: 'Áo thun',
  handle: 'ao-thun',
  body_html: '<p>Cotton&nbsp;100%</p>',
  vendor: 'Nhà May',
  product_type: 'Nam > Áo',
  tags: ['hè', 'cotton'],
  published_at: '2024-05-31T12:00:00+07:00',
  images: [{ src: 'https://cdn.example/tee.jpg' }],
  variants: [
    { id: 1, title: 'S', sku: 'TEE-S', price: '190000', compare_at_price: '250000', available: false },
    { id: 2, title: 'M', sku: 'TEE-M', price: '200000', compare_at_price: null, available: true },
    {
      id: 3,
      title: 'L',
      sku: '',
      price: '210000',
      compare_at_price: '260000',
      available: true,
      featured_image: { src: 'https://cdn.example/l.jpg' },
    },
  ],
};

describe('shopify-products', () => {
  test('keeps a product whole, at the price of the cheapest variant that can be bought', () => {
    expect(mapShopifyProduct(tee, options)).toEqual({
      ok: true,
      value: [
        {
          id: '632910392',
          title: 'Áo thun',
          url: 'https://shop.example/products/ao-thun',
          imageUrl: 'https://cdn.example/tee.jpg',
          brand: 'Nhà May',
          categories: ['Nam/Áo'],
          description: 'Cotton 100%',
          currency: 'VND',
          priceMinor: 200_000,
          availability: 'in_stock',
          createdAtMs: Date.parse('2024-05-31T05:00:00Z'),
          attributes: { tags: 'hè, cotton' },
          verified: true,
        },
      ],
    });
  });

  test('makes a product of each variant', () => {
    const result = mapShopifyProduct(tee, { ...options, idFrom: 'sku' });
    if (!result.ok) throw new Error('maps');
    expect(
      result.value.map(({ id, title, availability, priceMinor, groupId, url }) => [
        id,
        title,
        availability,
        priceMinor,
        groupId,
        url,
      ]),
    ).toEqual([
      ['TEE-S', 'Áo thun – S', 'out_of_stock', 190_000, '632910392', 'https://shop.example/products/ao-thun?variant=1'],
      ['TEE-M', 'Áo thun – M', 'in_stock', 200_000, '632910392', 'https://shop.example/products/ao-thun?variant=2'],
      ['3', 'Áo thun – L', 'in_stock', 210_000, '632910392', 'https://shop.example/products/ao-thun?variant=3'],
    ]);
    expect(result.value[0]?.listPriceMinor).toBe(250_000);
    expect(result.value[2]?.imageUrl).toBe('https://cdn.example/l.jpg');
  });

  test('says sold out when no variant can be bought', () => {
    const soldOut = { ...tee, variants: tee.variants.map((variant) => ({ ...variant, available: false })) };
    const result = mapShopifyProduct(soldOut, options);
    expect(result.ok && result.value[0]).toMatchObject({
      availability: 'out_of_stock',
      priceMinor: 190_000,
      listPriceMinor: 250_000,
    });
  });

  describe('as the shop’s own administration exports it', () => {
    const tracked = { inventory_management: 'shopify', inventory_policy: 'deny' };
    const of = (variants: readonly JsonObject[], own: JsonObject = {}, idFrom: ShopifyOptions['idFrom'] = 'product') => {
      const result = mapShopifyProduct(
        { ...tee, ...own, variants: variants.map((one) => ({ id: 1, price: '5', ...one })) },
        { ...options, idFrom },
      );
      if (!result.ok) throw new Error('maps');
      return result.value.map(({ availability, stock, hidden, costMinor }) => ({ availability, stock, hidden, costMinor }));
    };

    test.each<[JsonObject, Product['availability'], number | undefined]>([
      [{ ...tracked, inventory_quantity: 3 }, 'in_stock', 3],
      [{ ...tracked, inventory_quantity: 0 }, 'out_of_stock', 0],
      [{ ...tracked, inventory_quantity: -2 }, 'out_of_stock', 0],
      [{ ...tracked, inventory_policy: 'continue', inventory_quantity: 0 }, 'in_stock', undefined],
      [{ ...tracked, inventory_management: null, inventory_quantity: 0 }, 'in_stock', undefined],
      [{ ...tracked, inventory_quantity: 0, available: true }, 'in_stock', undefined],
      [{ ...tracked }, 'in_stock', undefined],
    ])('reads the stock of %j', (variant, availability, stock) => {
      expect(of([variant])).toEqual([{ availability, stock }]);
      expect(of([variant], {}, 'variant')).toEqual([{ availability, stock }]);
    });

    test('adds up the stock of all variants, unless one has no end', () => {
      const few = { ...tracked, inventory_quantity: 3 };
      expect(of([few, { ...tracked, inventory_quantity: 0 }, few])).toMatchObject([{ stock: 6 }]);
      expect(of([few, { inventory_management: null }])).toEqual([{ availability: 'in_stock' }]);
    });

    test('offers nothing that is a draft, archived or not published', () => {
      const one = [{ ...tracked, inventory_quantity: 3, cost: '2' }];
      expect(of(one, { status: 'draft' })).toEqual([{ availability: 'discontinued', stock: 3, costMinor: 2 }]);
      expect(of(one, { status: 'archived' }, 'variant')).toMatchObject([{ availability: 'discontinued' }]);
      expect(of(one, { status: 'active', published_at: null })).toMatchObject([{ availability: 'in_stock', hidden: true }]);
      expect(of(one, { status: 'active' })[0]).not.toHaveProperty('hidden', true);
    });
  });

  test('refuses variants that have no id of the kind that is asked for', () => {
    const nameless = { ...tee, variants: [{ title: 'S', sku: 'TEE-S', price: '5' }] };
    expect(mapShopifyProduct(nameless, { ...options, idFrom: 'variant' })).toMatchObject({
      ok: false,
      issues: [{ path: 'variants' }],
    });
    expect(mapShopifyProduct(nameless, { ...options, idFrom: 'sku' })).toMatchObject({ ok: true, value: [{ id: 'TEE-S' }] });
  });

  test.each([null, 5, 'x', [], {}, { id: 1 }, { title: 'x' }])('refuses %j', (entry) => {
    expect(mapShopifyProduct(entry, options).ok).toBe(false);
  });
});
