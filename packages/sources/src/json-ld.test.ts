import { toMinor } from '@quen/protocol';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dawnOrganization, dawnProduct, dawnProductGroup } from './fixtures/dawn-product.ts';
import { googleMerchantListing, googleOfferFirst, googleVariantPage } from './fixtures/google-product.ts';
import { orderConfirmation } from './fixtures/order-pages.ts';
import { wooListing, wooProduct, wooVariable, yoastProduct } from './fixtures/woocommerce-product.ts';
import { eventFromSchema, parseJsonLd } from './json-ld.ts';
import { parsePrice } from './parse-price.ts';

const read = (url: string, ...blocks: string[]) => eventFromSchema(blocks.map(parseJsonLd), [url]);
const clean = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('eventFromSchema', () => {
  it('reads Dawn: the variant in the address, else the first', () => {
    const url = 'https://shop.example/products/ao-khoac';
    expect(clean(read(`${url}?variant=40002`, dawnOrganization, dawnProductGroup))).toEqual({
      name: 'view_item',
      properties: {
        currency: 'VND',
        value: 690_000,
        items: [
          {
            item_id: 'AK-XANH-L',
            item_name: 'Áo khoác',
            item_brand: 'Quen Outdoor',
            item_category: 'Jackets',
            item_variant: 'Áo khoác - Xanh / L',
            price: 690_000,
            item_url: `${url}?variant=40002`,
            item_availability: 'http://schema.org/OutOfStock',
            item_group_id: '7000001',
          },
        ],
      },
    });
    expect(read(url, dawnProductGroup)?.properties.items?.[0]).toMatchObject({
      item_id: 'AK-DO-M',
      price: 650_000,
      item_image: 'https://shop.example/cdn/shop/files/red.jpg?v=1&width=1920',
    });
    expect(clean(read('https://shop.example/products/non', dawnProduct)?.properties.items)).toEqual([
      {
        item_id: 'NON-01',
        item_name: 'Nón',
        item_brand: 'Quen',
        price: 120_000,
        item_url: 'https://shop.example/products/non?variant=50001',
        item_image: 'https://shop.example/cdn/shop/files/non.jpg?v=2',
        item_availability: 'http://schema.org/InStock',
      },
    ]);
  });

  it('reads WooCommerce: graphs, price specifications with a list price, aggregate offers, references by id', () => {
    expect(clean(read('https://woo.example/product/giay-chay/', wooProduct)?.properties)).toMatchObject({
      currency: 'VND',
      value: 450_000,
      items: [
        {
          item_id: 'GC-1',
          item_name: 'Giày chạy',
          price: 450_000,
          item_availability: 'https://schema.org/InStock',
        },
      ],
    });
    expect(read('https://woo.example/product/ao/', wooVariable)?.properties).toMatchObject({
      currency: 'VND',
      value: 99_000,
      items: [{ item_id: '77' }],
    });
    expect(read('https://woo.example/product/tui/', yoastProduct)?.properties.items?.[0]).toMatchObject({
      item_id: 'TUI',
      item_brand: 'Túi Việt',
      item_image: 'https://woo.example/tui.jpg',
      price: 300_000,
    });
  });

  it('takes a listing for no view, and of several products the one whose address is the page’s', () => {
    expect(read('https://woo.example/shop/', wooListing)).toBeUndefined();
    expect(read('https://woo.example/product/b?ref=1#top', wooListing)?.properties.items?.[0]?.item_id).toBe(
      'https://woo.example/product/b/',
    );
    const list = JSON.stringify({
      '@type': 'ItemList',
      itemListElement: [{ '@type': 'ListItem', item: { '@type': 'Product', sku: 'x', name: 'X' } }],
    });
    expect(read('https://shop.example/', list)).toBeUndefined();
  });

  it('reads Google’s examples', () => {
    expect(read('https://www.example.com/anvil', googleMerchantListing)?.properties).toMatchObject({
      currency: 'USD',
      value: 119.99,
    });
    expect(read('https://www.example.com/coat?size=small', googleVariantPage)?.properties.items?.[0]).toMatchObject({
      item_id: '44E01-M11000',
      item_group_id: '44E01',
      price: 39.99,
    });
    expect(read('https://x.example/', googleOfferFirst)?.properties).toMatchObject({
      value: 15,
      items: [{ item_id: '4006381333931', item_name: 'Mug' }],
    });
  });

  it('reads an order', () => {
    expect(clean(read('https://shop.example/thank-you', dawnOrganization, orderConfirmation))).toEqual({
      name: 'purchase',
      properties: {
        transaction_id: 'A-1001',
        currency: 'VND',
        value: 570_000,
        items: [
          { item_id: 'GC-1', item_name: 'Giày chạy', price: 450_000, currency: 'VND', quantity: 1 },
          { item_id: 'NON-01', item_name: 'Nón', item_brand: 'Quen', price: 60_000, currency: 'VND', quantity: 2 },
        ],
      },
    });
  });

  it('tells a category as the page writes it', () => {
    const of = (category: unknown) =>
      eventFromSchema([{ '@type': 'Product', sku: 'a', category }], [''])?.properties.items?.[0]?.item_category;
    expect(of('Home > Women > Dresses')).toBe('Home > Women > Dresses');
    expect(of([{ '@type': 'CategoryCode', name: 'Áo' }])).toBe('Áo');
    expect(of('')).toBeUndefined();
  });

  it('reads amounts with signs and grouping', () => {
    const priced = (price: unknown) =>
      eventFromSchema([{ '@type': 'Product', sku: 'a', offers: { price } }], [''])?.properties.value;
    expect(priced('1,250.50')).toBe(1250.5);
    expect(priced('₫250,000')).toBe(250_000);
    expect(priced('12,5')).toBe(12.5);
    expect(priced(0)).toBe(0);
    expect(priced('on request')).toBeUndefined();
  });

  it.each([
    ['1.299.000 ₫', 'VND'],
    ['1.299.000', 'IDR'],
    ['25.000', 'VND'],
    ['25.000 VNĐ', 'VND'],
    ['25.000.000.000', 'VND'],
    ['1.299,90 €', 'EUR'],
    ['12.345.678,90', 'EUR'],
    ['1,299.90', 'USD'],
    ['1,299', 'USD'],
    ['1,23,456.00', 'INR'],
    ['1.299', 'EUR'],
    ['12.500', 'KWD'],
    ['12,50', 'EUR'],
    ['450000.00', 'VND'],
  ])('reads %s %s as feeds are read', (price, priceCurrency) => {
    const node = { '@type': 'Product', sku: 'a', offers: { price, priceCurrency } };
    const value = eventFromSchema([node], [''])?.properties.value ?? Number.NaN;
    expect(toMinor(value, priceCurrency)).toBe(parsePrice(price, priceCurrency)?.amountMinor);
  });

  it('tolerates comment and CDATA marks, and text that is not JSON', () => {
    expect(parseJsonLd('<!--\n{"a":1}\n-->')).toEqual([{ a: 1 }]);
    expect(parseJsonLd('//<![CDATA[\n[{"a":1}, {}]\n//]]>')).toEqual([{ a: 1 }, {}]);
    expect(parseJsonLd('{{ broken }}')).toBeUndefined();
    expect(eventFromSchema([parseJsonLd('nothing')], [''])).toBeUndefined();
  });

  it('never throws, whatever JSON a page holds', () => {
    const keys = fc.constantFrom(
      '@type',
      '@id',
      '@graph',
      'offers',
      'hasVariant',
      'brand',
      'price',
      'priceSpecification',
      'sku',
      'name',
      'itemOffered',
    );
    const { node } = fc.letrec((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom('Product', 'Offer', 'ProductGroup', ''),
        fc.jsonValue(),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(keys, tie('node'), { maxKeys: 5, noNullPrototype: true }),
      ),
    }));
    const circle = { '@type': 'Product', '@id': '#a', offers: { '@id': '#a' }, hasVariant: [{ '@id': '#a' }] };
    expect(eventFromSchema([circle], [''])?.properties.items?.[0]?.item_id).toBe('#a');
    fc.assert(
      fc.property(fc.array(node, { maxLength: 3 }), (nodes) => {
        eventFromSchema(nodes, ['https://shop.example/a']);
      }),
      { numRuns: 500 },
    );
  });
});
