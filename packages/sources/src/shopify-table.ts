import { foldDiacritics, type JsonObject } from '@quen/protocol';
import type { TableRow } from './csv-products.ts';
import { headingName } from './heading-name.ts';
import { parseDecimal } from './parse-price.ts';
import { saysNo } from './says-no.ts';

/** What each column is called, by its {@link headingName}: by Shopify, and by shop systems that export the same table in Vietnamese. */
const knownNames = {
  handle: ['handle', 'alias', 'duongdanalias', 'duongdan'],
  title: ['title', 'tensanpham', 'ten'],
  body: ['bodyhtml', 'noidung', 'mota'],
  vendor: ['vendor', 'nhacungcap'],
  type: ['type', 'loaisanpham'],
  tags: ['tags', 'tag'],
  published: ['published', 'hienthi'],
  status: ['status'],
  option1: ['option1value', 'giatrithuoctinh1'],
  option2: ['option2value', 'giatrithuoctinh2'],
  option3: ['option3value', 'giatrithuoctinh3'],
  sku: ['variantsku', 'maphienbansanpham', 'maphienbansanphamsku'],
  tracker: ['variantinventorytracker', 'quanlykho'],
  stock: ['variantinventoryqty', 'soluongtonkho', 'soluong'],
  policy: ['variantinventorypolicy', 'chopheptieptucmuakhihethang'],
  price: ['variantprice', 'gia'],
  compareAtPrice: ['variantcompareatprice', 'giasosanh'],
  cost: ['costperitem', 'giavon'],
  image: ['imagesrc', 'anhdaidien', 'linkhinh'],
  variantImage: ['variantimage', 'anhphienban'],
} as const;
type Field = keyof typeof knownNames;

/** Column name by what it means. */
export type ShopifyColumns = { readonly [field in Field]?: string };

/** The columns of a table in which a product has a row for each of its variants and pictures; undefined for any other table. */
export function detectShopifyColumns(header: readonly string[]): ShopifyColumns | undefined {
  const names = header.map(headingName);
  const found = Object.entries(knownNames).flatMap(([field, known]): [string, string][] => {
    const column = known.map((name) => header[names.indexOf(name)]).find((name) => name !== undefined);
    return column === undefined ? [] : [[field, column]];
  });
  const columns: ShopifyColumns = Object.fromEntries(found);
  const { handle, option1, price } = columns;
  return handle === undefined || option1 === undefined || price === undefined ? undefined : columns;
}

/** Whether a row goes on with the product of the rows before it: it has the same handle, or none. */
export function isSameShopifyProduct(first: TableRow, row: TableRow, { handle }: ShopifyColumns): boolean {
  const own = cellOf(row, handle);
  return own === undefined || own === cellOf(first, handle);
}

/**
 * The rows of one product as an entry of `products.json`, whose id is the handle: the table names no other. What is told of the product stands
 * in the first row; rows without a price hold pictures. Format: https://help.shopify.com/en/manual/products/import-export/using-csv
 */
export function shopifyEntry(rows: readonly [TableRow, ...TableRow[]], columns: ShopifyColumns): JsonObject {
  const [first] = rows;
  const of = (field: Field): string | undefined => cellOf(first, columns[field]);
  const images = rows.flatMap((row) => cellOf(row, columns.image) ?? []);
  return {
    ...said({
      id: of('handle'),
      handle: of('handle'),
      title: of('title'),
      body_html: of('body'),
      vendor: of('vendor'),
      product_type: of('type'),
      tags: of('tags'),
      status: of('status'),
    }),
    ...(saysNo(of('published')) && { published_at: null }),
    images: images.map((src) => ({ src })),
    variants: rows.filter((row) => cellOf(row, columns.price) !== undefined).map((row) => variantOf(row, columns)),
  };
}

function variantOf(row: TableRow, columns: ShopifyColumns): JsonObject {
  const of = (field: Field): string | undefined => cellOf(row, columns[field]);
  const options = [of('option1'), of('option2'), of('option3')].filter((option) => option !== undefined);
  const stock = of('stock') ?? '';
  const tracker = of('tracker');
  const image = of('variantImage');
  return {
    ...said({
      title: options.length === 0 ? undefined : options.join(' / '),
      sku: of('sku'),
      price: of('price'),
      compare_at_price: of('compareAtPrice'),
      cost: of('cost'),
      inventory_management: saysNo(tracker) ? undefined : tracker,
    }),
    inventory_policy: /^(?:continue|yes|true|1|co)$/.test(plain(of('policy'))) ? 'continue' : 'deny',
    // What is sold below nothing is a negative stock.
    ...(/^-?\d[\d.,]*$/.test(stock) && { inventory_quantity: stock.startsWith('-') ? 0 : Math.floor(parseDecimal(stock, 0)) }),
    ...(image !== undefined && { featured_image: { src: image } }),
  };
}

function said(fields: { readonly [name: string]: string | undefined }): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter((pair): pair is [string, string] => pair[1] !== undefined));
}

function plain(text: string | undefined): string {
  return foldDiacritics((text ?? '').toLowerCase());
}

function cellOf(row: TableRow, column: string | undefined): string | undefined {
  const text = column === undefined ? undefined : row[column]?.trim();
  return text === '' ? undefined : text;
}
