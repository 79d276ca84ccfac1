import { categoryPath, currencyDigits, type Issue, type Product, type Result } from '@quen/protocol';
import { availabilityOf } from './availability-text.ts';
import { headingName } from './heading-name.ts';
import { isInPeriod } from './is-in-period.ts';
import { parseDecimal, parsePrice } from './parse-price.ts';
import { plainText } from './plain-text.ts';
import { productPathOf } from './product-path.ts';
import { saysNo } from './says-no.ts';

/** What a column of a product table can mean. */
export const productFields = [
  'id',
  'title',
  'url',
  'image',
  'brand',
  'category',
  'price',
  'listPrice',
  'saleStarts',
  'saleEnds',
  'salePeriod',
  'cost',
  'currency',
  'availability',
  'published',
  'visibility',
  'stock',
  'group',
  'description',
] as const;
export type ProductField = (typeof productFields)[number];

/** Column name by field. */
export type ProductColumns = { readonly [field in ProductField]?: string };

/** A row of a table: text by column name. */
export type TableRow = { readonly [column: string]: string | undefined };

const saleNames: readonly string[] = ['saleprice', 'specialprice', 'giakhuyenmai', 'giauudai'];
const knownNames: { readonly [field in ProductField]: readonly string[] } = {
  id: ['id', 'itemid', 'productid', 'sku', 'handle', 'stockcode', 'masp', 'masanpham', 'mahang', 'alias', 'duongdanalias'],
  title: ['title', 'name', 'productname', 'itemname', 'tensanpham', 'tenhang', 'ten', 'description'],
  url: ['url', 'link', 'producturl', 'permalink', 'handle', 'alias', 'duongdanalias'],
  image: ['imageurl', 'image', 'imagelink', 'imagesrc', 'images', 'hinhanh', 'anh', 'anhdaidien', 'linkhinh'],
  brand: ['brand', 'brands', 'vendor', 'manufacturer', 'itembrand', 'thuonghieu', 'nhacungcap'],
  category: [
    'category',
    'categories',
    'producttype',
    'itemcategory',
    'type',
    'googleproductcategory',
    'danhmuc',
    'nhomhang',
    'nhomhang3cap',
    'loaisanpham',
  ],
  price: [...saleNames, 'price', 'unitprice', 'variantprice', 'gia', 'giaban'],
  listPrice: [
    'listprice',
    'regularprice',
    'compareatprice',
    'variantcompareatprice',
    'oldprice',
    'gianiemyet',
    'giagoc',
    'giasosanh',
  ],
  saleStarts: ['datesalepricestarts', 'dateonsalefrom'],
  saleEnds: ['datesalepriceends', 'dateonsaleto'],
  salePeriod: ['salepriceeffectivedate'],
  cost: ['cost', 'costperitem', 'costprice', 'giavon'],
  currency: ['currency', 'pricecurrency', 'tiente'],
  availability: ['availability', 'instock', 'stockstatus', 'status', 'tinhtrang', 'trangthai'],
  published: ['published', 'hienthi', 'dangkinhdoanh'],
  visibility: ['visibilityincatalog', 'catalogvisibility'],
  stock: ['stock', 'quantity', 'inventory', 'stockquantity', 'variantinventoryqty', 'tonkho', 'soluongtonkho'],
  group: ['groupid', 'group', 'itemgroupid', 'parentid', 'parent'],
  description: ['description', 'body', 'bodyhtml', 'shortdescription', 'mota', 'noidung'],
};

/** Finds out by their names which column is which; a column is used twice only for want of a better one. */
export function detectProductColumns(header: readonly string[]): ProductColumns {
  const columns: { [field in ProductField]?: string } = {};
  for (const field of productFields) {
    for (const known of knownNames[field]) {
      const column = header.find((name) => headingName(name) === known);
      if (column === undefined) continue;
      columns[field] = column;
      break;
    }
  }
  if (columns.description === columns.title) delete columns.description;
  // Beside a sale price, what is called the price is the one before.
  if (columns.listPrice === undefined && columns.price !== undefined && saleNames.includes(headingName(columns.price))) {
    const usual = header.find((name) => knownNames.price.includes(headingName(name)) && !saleNames.includes(headingName(name)));
    if (usual !== undefined) columns.listPrice = usual;
  }
  return columns;
}

/**
 * Maps a row of a product table. Only the id must be there: a missing title reads as the id, a missing address as `/`, a missing price as the
 * list price, missing availability as in stock unless the stock is 0. Prices are decimal amounts as people write them; a sale price counts
 * while the sale is on, and 0 is none.
 *
 * @param currency ISO 4217 code for prices that name none
 * @param nowMs when the dates of a sale are asked whether it is on
 */
export function mapProductRow(row: TableRow, columns: ProductColumns, currency: string, nowMs: number): Result<Product> {
  const issues: Issue[] = [];
  const cell = (field: ProductField): string | undefined => cellOf(row, columns[field]);
  const refuse = (field: ProductField, message: string): undefined => {
    issues.push({ code: 'invalid_request', path: columns[field] ?? field, message });
    return undefined;
  };

  const id = cell('id') ?? refuse('id', 'give each product an id');
  const rowCurrency = cell('currency')?.toUpperCase() ?? currency;
  if (!/^[A-Z]{3}$/.test(rowCurrency)) refuse('currency', 'use a three-letter ISO 4217 code such as VND');
  const price = (field: 'price' | 'listPrice' | 'cost'): number | undefined => {
    const text = cell(field);
    if (text === undefined || issues.length > 0) return undefined;
    const parsed = parsePrice(text, rowCurrency);
    if (parsed === undefined) return refuse(field, `"${text.slice(0, 40)}" is not a price; write 25000 or 12.50`);
    if (parsed.currency !== rowCurrency && field !== 'price')
      return refuse(field, 'give all prices of a product in one currency');
    return parsed.amountMinor;
  };
  const priceText = cell('price') ?? cell('listPrice');
  const productCurrency =
    issues.length > 0 || priceText === undefined ? rowCurrency : (parsePrice(priceText, rowCurrency)?.currency ?? rowCurrency);
  const listPriceMinor = price('listPrice');
  const statedMinor = price('price');
  const isSaleOff = isSale(columns) && (statedMinor === 0 || !isInPeriod(salePeriodOf(row, columns), nowMs));
  const priceMinor = isSaleOff ? (listPriceMinor ?? statedMinor) : (statedMinor ?? listPriceMinor);
  const costMinor = price('cost');
  const stockText = cell('stock');
  const stock = stockText === undefined || issues.length > 0 ? undefined : stockOf(stockText, rowCurrency);
  if (stock !== undefined && !Number.isFinite(stock)) refuse('stock', 'give the stock as a whole number');
  const availabilityText = cell('availability');
  const stated = availabilityText === undefined ? undefined : availabilityOf(availabilityText);
  if (id === undefined || issues.length > 0) return { ok: false, issues };

  const pieces = stock === undefined ? undefined : Math.max(0, Math.floor(stock));
  const image = cell('image')?.split(/[,;]\s*(?=https?:)/)[0];
  const brand = cell('brand');
  const group = cell('group');
  const description = cell('description');
  return {
    ok: true,
    value: {
      id: id.slice(0, 200),
      title: (plainText(cell('title') ?? '') || id).slice(0, 1000),
      url: addressOf(cell('url'), productPathOf(columns.url)),
      categories: categoriesOf(cell('category')),
      currency: productCurrency,
      availability: stated ?? (pieces === 0 ? 'out_of_stock' : 'in_stock'),
      verified: true,
      ...((saysNo(cell('published')) || saysNo(cell('visibility'))) && { hidden: true }),
      ...(image !== undefined && { imageUrl: image }),
      ...(brand !== undefined && { brand: brand.slice(0, 200) }),
      ...(priceMinor !== undefined && { priceMinor }),
      ...(listPriceMinor !== undefined && priceMinor !== undefined && listPriceMinor > priceMinor && { listPriceMinor }),
      ...(costMinor !== undefined && { costMinor }),
      ...(pieces !== undefined && { stock: pieces }),
      ...(group !== undefined && { groupId: group.slice(0, 200) }),
      ...(description !== undefined && { description: plainText(description).slice(0, 10_000) }),
    },
  };
}

/** Whether the row's price is another at another time: its sale has a period. */
export function hasRowSalePeriod(row: TableRow, columns: ProductColumns): boolean {
  return isSale(columns) && cellOf(row, columns.price) !== undefined && salePeriodOf(row, columns) !== '';
}

function isSale({ price }: ProductColumns): boolean {
  return price !== undefined && saleNames.includes(headingName(price));
}

/** In the form of a feed's; an empty text when the table names none. */
function salePeriodOf(row: TableRow, { salePeriod, saleStarts, saleEnds }: ProductColumns): string {
  const starts = cellOf(row, saleStarts);
  const ends = cellOf(row, saleEnds);
  const fromEnds = starts === undefined && ends === undefined ? '' : `${starts ?? ''}/${ends ?? ''}`;
  return cellOf(row, salePeriod) ?? fromEnds;
}

function cellOf(row: TableRow, column: string | undefined): string | undefined {
  const text = column === undefined ? undefined : row[column]?.trim();
  return text === '' ? undefined : text;
}

/** As many as the text says; separators mean what they mean in the prices beside it. NaN when it says no number. */
function stockOf(text: string, currency: string): number {
  const [, sign = '', digits] = /^([-+]?)(\d[\d.,]*)$/.exec(text.replace(/\s/g, '')) ?? [];
  return digits === undefined ? Number.NaN : parseDecimal(digits, currencyDigits(currency)) * (sign === '-' ? -1 : 1);
}

/** Only web addresses and paths of the shop may become links. */
function addressOf(text: string | undefined, productPath: string): string {
  if (text === undefined) return '/';
  if (/^https?:\/\//i.test(text) || /^\/(?!\/)/.test(text)) return text.slice(0, 4000);
  return /^[\w-]+$/.test(text) ? `${productPath}${text}` : '/';
}

function categoriesOf(text: string | undefined): string[] {
  if (text === undefined) return [];
  return text
    .split(/\s*;\s*/)
    .flatMap((list) => list.split(list.includes('>') ? /\s*,\s*(?=[^,]*>)/ : /\s*,\s*/))
    .map((part) => categoryPath(part))
    .filter((path) => path !== undefined)
    .slice(0, 50);
}
