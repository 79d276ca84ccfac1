import type { Product } from '@quen/protocol';
import { describe, expect, test } from 'vitest';
import { detectProductColumns, hasRowSalePeriod, mapProductRow } from './csv-products.ts';

const nowMs = Date.UTC(2026, 10, 23, 12);
const map = (row: { [column: string]: string }, currency = 'VND') =>
  mapProductRow(row, detectProductColumns(Object.keys(row)), currency, nowMs);

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
    [{ 'Sale price': '199000', 'Date sale price starts': '2026-12-01 00:00:00', 'Date sale price ends': '' }, 250_000, undefined],
    [{ 'Sale price': '199000', 'Date sale price starts': '', 'Date sale price ends': '2026-11-23' }, 199_000, 250_000],
    [{ 'Sale price': '199000', 'Date sale price starts': '', 'Date sale price ends': '2026-11-22' }, 250_000, undefined],
    [{ sale_price: '199000 VND', sale_price_effective_date: '2026-11-01T00:00+0700/2026-11-20T23:59+0700' }, 250_000, undefined],
    [{ sale_price: '199000 VND', sale_price_effective_date: '2026-11-01T00:00+0700/2026-11-30T23:59+0700' }, 199_000, 250_000],
    [{ 'Giá khuyến mãi': '0' }, 250_000, undefined],
    [{ sale_price: '0.00' }, 250_000, undefined],
  ])('has the price of a sale while it is on, and none of nothing: %j', (row, priceMinor, listPriceMinor) => {
    const result = map({ ID: '1', price: '250000', ...row });
    expect(result.ok && [result.value.priceMinor, result.value.listPriceMinor]).toEqual([priceMinor, listPriceMinor]);
    expect(hasRowSalePeriod({ ID: '1', ...row }, detectProductColumns(Object.keys(row)))).toBe(Object.keys(row).length > 1);
  });

  test.each([
    [{ Published: '1' }, undefined],
    [{ Published: '0' }, true],
    [{ Published: '-1' }, true],
    [{ 'Hiển thị': 'Không' }, true],
    [{ 'Hiển thị': 'Có' }, undefined],
    [{ 'Đang kinh doanh': '0' }, true],
    [{ Published: 'FALSE' }, true],
  ])('hides what the shop does not show: %j', (row, hidden) => {
    const result = map({ ID: '1', ...row });
    expect(result.ok && result.value.hidden).toBe(hidden);
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
    const ofPointOfSale = ['Nhóm hàng(3 Cấp)', 'Mã hàng', 'Tên hàng', 'Giá bán', 'Giá vốn', 'Đang kinh doanh'];
    expect(detectProductColumns(ofPointOfSale)).toEqual({
      id: 'Mã hàng',
      title: 'Tên hàng',
      price: 'Giá bán',
      cost: 'Giá vốn',
      category: 'Nhóm hàng(3 Cấp)',
      published: 'Đang kinh doanh',
    });
    const ofWebsite = [
      'Tên sản phẩm*',
      'Alias',
      'Nội dung',
      'Nhà cung cấp',
      'Loại sản phẩm',
      'Giá',
      'Giá so sánh',
      'Ảnh đại diện',
    ];
    expect(detectProductColumns([...ofWebsite, 'Số lượng tồn kho'])).toEqual({
      id: 'Alias',
      title: 'Tên sản phẩm*',
      url: 'Alias',
      image: 'Ảnh đại diện',
      brand: 'Nhà cung cấp',
      category: 'Loại sản phẩm',
      price: 'Giá',
      listPrice: 'Giá so sánh',
      stock: 'Số lượng tồn kho',
      description: 'Nội dung',
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
    ['', '0', 'out_of_stock'],
    ['', '1', 'in_stock'],
    ['0', '1', 'in_stock'],
  ])('stock "%s" and availability %s mean %s', (stock, availability, expected) => {
    const result = map({ id: '1', stock, ...(availability !== undefined && { availability }) });
    expect(result.ok && result.value.availability).toBe(expected);
  });

  test.each([
    [{ Handle: 'ao-dai' }, '/products/ao-dai'],
    [{ 'Đường dẫn / Alias': 'ao-dai' }, '/ao-dai'],
  ])('knows where the product of %j stands', (row, url) => {
    const result = map(row);
    expect(result.ok && result.value.url).toBe(url);
  });

  test('makes no link of a script', () => {
    const result = map({ id: '1', url: 'javascript:alert(1)' });
    expect(result.ok && result.value.url).toBe('/');
  });
});
