import { describe, expect, test } from 'vitest';
import type { TableRow } from './csv-products.ts';
import { detectShopifyColumns, shopifyEntry } from './shopify-table.ts';

const header = [
  ...[
    'Handle',
    'Title',
    'Body (HTML)',
    'Vendor',
    'Product Category',
    'Type',
    'Tags',
    'Published',
    'Option1 Name',
    'Option1 Value',
  ],
  ...['Variant SKU', 'Variant Inventory Tracker', 'Variant Inventory Qty', 'Variant Inventory Policy', 'Variant Price'],
  ...['Variant Compare At Price', 'Image Src', 'Image Position', 'Variant Image', 'Cost per item', 'Status'],
];
const vietnamese = [
  ...['Tên sản phẩm*', 'Đường dẫn / Alias', 'Nội dung', 'Nhà cung cấp', 'Loại sản phẩm', 'Tags', 'Hiển thị', 'Thuộc tính 1'],
  ...['Giá trị thuộc tính 1', 'Mã phiên bản sản phẩm', 'Quản lý kho', 'Số lượng tồn kho', 'Cho phép tiếp tục mua khi hết hàng'],
  ...['Giá', 'Giá so sánh', 'Ảnh đại diện'],
];

describe('shopify-table', () => {
  test('is told by its options and variants', () => {
    expect(detectShopifyColumns(header)).toMatchObject({ handle: 'Handle', price: 'Variant Price', sku: 'Variant SKU' });
    expect(detectShopifyColumns(vietnamese)).toMatchObject({
      handle: 'Đường dẫn / Alias',
      price: 'Giá',
      stock: 'Số lượng tồn kho',
    });
    expect(detectShopifyColumns(['handle', 'title', 'price'])).toBeUndefined();
    expect(detectShopifyColumns(['id', 'title', 'option1 value', 'variant price'])).toBeUndefined();
  });

  test('makes one product of the rows of its variants and pictures', () => {
    const first = {
      Handle: 'ao-dai',
      Title: 'Áo dài',
      'Body (HTML)': '<p>Lụa</p>',
      Vendor: 'Lan',
      Type: 'Áo',
      Tags: 'lua, ao',
      Published: 'true',
      'Option1 Name': 'Size',
      'Option1 Value': 'S',
      'Variant SKU': 'AD-S',
      'Variant Inventory Tracker': 'shopify',
      'Variant Inventory Qty': '3',
      'Variant Inventory Policy': 'deny',
      'Variant Price': '1250000',
      'Variant Compare At Price': '1500000',
      'Image Src': 'https://cdn.example/1.jpg',
      'Cost per item': '700000',
      Status: 'active',
    };
    const second = {
      Handle: 'ao-dai',
      Title: '',
      'Option1 Value': 'M',
      'Variant SKU': 'AD-M',
      'Variant Inventory Tracker': '',
      'Variant Inventory Qty': '0',
      'Variant Price': '1350000',
      'Variant Image': 'https://cdn.example/m.jpg',
    };
    const picture = { Handle: 'ao-dai', 'Image Src': 'https://cdn.example/3.jpg' };
    const columns = detectShopifyColumns(header) ?? {};
    expect(shopifyEntry([first, second, picture], columns)).toEqual({
      id: 'ao-dai',
      handle: 'ao-dai',
      title: 'Áo dài',
      body_html: '<p>Lụa</p>',
      vendor: 'Lan',
      product_type: 'Áo',
      tags: 'lua, ao',
      status: 'active',
      images: [{ src: 'https://cdn.example/1.jpg' }, { src: 'https://cdn.example/3.jpg' }],
      variants: [
        {
          title: 'S',
          sku: 'AD-S',
          price: '1250000',
          compare_at_price: '1500000',
          cost: '700000',
          inventory_management: 'shopify',
          inventory_policy: 'deny',
          inventory_quantity: 3,
        },
        {
          title: 'M',
          sku: 'AD-M',
          price: '1350000',
          inventory_policy: 'deny',
          inventory_quantity: 0,
          featured_image: { src: 'https://cdn.example/m.jpg' },
        },
      ],
    });
  });

  test.each<[TableRow, object]>([
    [{ 'Hiển thị': 'Không' }, { published_at: null }],
    [{ 'Cho phép tiếp tục mua khi hết hàng': 'Có' }, { variants: [{ inventory_policy: 'continue' }] }],
    [{ 'Số lượng tồn kho': '1.250' }, { variants: [{ inventory_quantity: 1250 }] }],
    [{ 'Số lượng tồn kho': '3.0', 'Quản lý kho': 'Không' }, { variants: [{ price: '350.000', inventory_quantity: 3 }] }],
    [{ 'Số lượng tồn kho': '-3' }, { variants: [{ inventory_quantity: 0 }] }],
    [{ 'Số lượng tồn kho': 'nhiều' }, { variants: [{ price: '350.000' }] }],
  ])('reads %j', (row, expected) => {
    const columns = detectShopifyColumns(vietnamese) ?? {};
    expect(shopifyEntry([{ 'Đường dẫn / Alias': 'a', Giá: '350.000', ...row }], columns)).toMatchObject(expected);
  });
});
