import type { Product } from '@quen/protocol';
import { describe, expect, test } from 'vitest';
import { detectProductColumns, mapProductRow } from './csv-products.ts';

const map = (row: { [column: string]: string }, currency = 'VND') =>
  mapProductRow(row, detectProductColumns(Object.keys(row)), currency);

describe('csv-products', () => {
  test('maps a full row', () => {
    expect(
      map({
        SKU: 'A1',
        Name: 'Giày &amp; tất',
        Link: 'https://shop.example/a1',
        'Image URL': 'https://shop.example/a1.jpg',
        Brand: 'Sải',
        Category: 'Giày > Chạy bộ, Giày > Nam/Nữ',
        Price: '1.250.000 ₫',
        'Compare at price': '1500000',
        Stock: '7',
        Description: '<p>Nhẹ</p>',
      }),
    ).toEqual({
      ok: true,
      value: {
        id: 'A1',
        title: 'Giày & tất',
        url: 'https://shop.example/a1',
        imageUrl: 'https://shop.example/a1.jpg',
        brand: 'Sải',
        categories: ['Giày/Chạy bộ', 'Giày/Nam-Nữ'],
        currency: 'VND',
        priceMinor: 1_250_000,
        listPriceMinor: 1_500_000,
        stock: 7,
        availability: 'in_stock',
        description: 'Nhẹ',
        verified: true,
      },
    });
  });

  test('takes the description as the title when there is no other', () => {
    const result = map({ ItemId: '1', StockCode: '85048', Description: 'CHRISTMAS BALL', Price: '7.95' }, 'GBP');
    expect(result.ok && result.value).toMatchObject({ id: '1', title: 'CHRISTMAS BALL', priceMinor: 795 });
    expect(result.ok && 'description' in result.value).toBe(false);
  });

  test('takes the usual price of what is not on sale, as WooCommerce writes it', () => {
    const of = (row: { [column: string]: string }) => {
      const { priceMinor, listPriceMinor } = (map({ ID: '1', ...row }) as { value: Product }).value;
      return [priceMinor, listPriceMinor];
    };
    expect(of({ 'Sale price': '', 'Regular price': '390000' })).toEqual([390_000, undefined]);
    expect(of({ 'Sale price': '199000', 'Regular price': '250000' })).toEqual([199_000, 250_000]);
    expect(of({ 'Giá khuyến mãi': '', Giá: '390.000 ₫' })).toEqual([390_000, undefined]);
    expect(of({ price: '250000', sale_price: '199000' })).toEqual([199_000, 250_000]);
    expect(of({ Price: '250000', 'List price': '200000' })).toEqual([250_000, undefined]);
  });

  test.each([
    ['1.250', 'VND', 1250],
    ['1,250', 'USD', 1250],
    ['12,0', 'VND', 12],
    ['12.000', 'USD', 12],
    ['1 250', 'VND', 1250],
    ['-3', 'VND', 0],
  ])('reads the stock %s beside prices in %s as %i', (stock, currency, pieces) => {
    const result = map({ id: '1', stock }, currency);
    expect(result.ok && result.value.stock).toBe(pieces);
  });

  test('knows Vietnamese headings', () => {
    expect(detectProductColumns(['Mã SP', 'Tên sản phẩm', 'Giá bán', 'Danh mục', 'Tồn kho'])).toEqual({
      id: 'Mã SP',
      title: 'Tên sản phẩm',
      price: 'Giá bán',
      category: 'Danh mục',
      stock: 'Tồn kho',
    });
  });

  test.each([
    [{ id: '', title: 'x' }, ['id']],
    [{ id: '1', currency: 'đồng', stock: '3' }, ['currency']],
    [{ id: '1', price: 'free' }, ['price']],
    [{ id: '1', price: '-5' }, ['price']],
    [{ id: '1', stock: 'many' }, ['stock']],
    [{ id: '1', currency: 'đồng' }, ['currency']],
  ])('refuses %j', (row, paths) => {
    const result = map(row);
    expect(result.ok ? [] : result.issues.map((issue) => issue.path)).toEqual(paths);
  });

  test.each([
    ['0', undefined, 'out_of_stock'],
    ['-2', undefined, 'out_of_stock'],
    ['3', 'discontinued', 'discontinued'],
    ['', '', 'in_stock'],
    ['', 'Hết hàng', 'out_of_stock'],
  ])('stock "%s" and availability %s mean %s', (stock, availability, expected) => {
    const result = map({ id: '1', stock, ...(availability !== undefined && { availability }) });
    expect(result.ok && result.value.availability).toBe(expected);
  });

  test('makes no link of a script', () => {
    const result = map({ id: '1', url: 'javascript:alert(1)' });
    expect(result.ok && result.value.url).toBe('/');
  });
});
