import { categoryPath, type Product } from '@quen/protocol';
import type { TableRow } from './csv-products.ts';
import { headingName } from './heading-name.ts';
import type { ShopifyOptions } from './shopify-products.ts';

/** Column name by what it means. */
export interface WooColumns {
  readonly type: string;
  readonly parent: string;
  readonly id?: string;
  readonly sku?: string;
  readonly categories?: string;
}

/** The columns of what WooCommerce exports, in which variations stand in rows of their own; undefined for any other table. */
export function detectWooColumns(header: readonly string[]): WooColumns | undefined {
  const find = (wanted: string): string | undefined => header.find((name) => headingName(name) === wanted);
  const [type, parent, id, sku, categories] = [find('type'), find('parent'), find('id'), find('sku'), find('categories')];
  if (type === undefined || parent === undefined || find('regularprice') === undefined) return undefined;
  return { type, parent, ...(id && { id }), ...(sku && { sku }), ...(categories && { categories }) };
}

/** Whether a row is a product that has variations, or one of these, or stands for itself. A type may have others beside it: `variation, virtual`. */
export function wooKindOf(row: TableRow, { type }: WooColumns): 'variable' | 'variation' | 'other' {
  const kinds = (row[type] ?? '').toLowerCase().split(/\s*,\s*/);
  return kinds.includes('variation') ? 'variation' : kinds.includes('variable') ? 'variable' : 'other';
}

/** By what variations may name this row as their parent. */
export function wooNamesOf(row: TableRow, { id, sku }: WooColumns): readonly string[] {
  const [ownId, ownSku] = [cellOf(row, id), cellOf(row, sku)];
  return [...(ownId === undefined ? [] : [`id:${ownId}`]), ...(ownSku === undefined ? [] : [ownSku])];
}

/** The parent that a variation names, by its SKU or as `id:10`. */
export function wooParentOf(row: TableRow, { parent }: WooColumns): string | undefined {
  return cellOf(row, parent);
}

/** The row with the id that the shop's events carry; one that has no SKU goes by its number. */
export function wooRowWithId(row: TableRow, columns: WooColumns, idFrom: ShopifyOptions['idFrom']): TableRow {
  const sku = cellOf(row, columns.sku);
  return idFrom === 'sku' && columns.id !== undefined && sku !== undefined ? { ...row, [columns.id]: sku } : row;
}

/** `A > B, C` are two categories; a comma within a name has a backslash before it. */
export function wooCategories(row: TableRow, { categories }: WooColumns): string[] {
  return (cellOf(row, categories) ?? '')
    .split(/(?<!\\),/)
    .map((path) => categoryPath(path.replace(/\\,/g, ',')))
    .filter((path) => path !== undefined)
    .slice(0, 50);
}

/**
 * The products of a product and its variations: the whole with the price of its cheapest variation that can be bought, or, where events carry other ids,
 * each variation with what only its parent's row tells, grouped by the parent.
 */
export function joinVariations(parent: Product, variations: readonly Product[], idFrom: ShopifyOptions['idFrom']): Product[] {
  if (variations.length === 0) return [parent];
  if (idFrom !== 'product') return variations.map((variation) => completed(variation, parent));
  const shown = variations.filter(({ hidden }) => hidden !== true);
  const sellable = shown.filter(({ availability }) => availability !== 'out_of_stock' && availability !== 'discontinued');
  const cheapest = cheapestOf(sellable) ?? cheapestOf(shown) ?? parent;
  const { priceMinor, listPriceMinor, currency } = cheapest;
  const { priceMinor: _none, listPriceMinor: _neither, ...whole } = parent;
  const stock = sumOf(variations);
  return [
    {
      ...whole,
      currency,
      ...(priceMinor !== undefined && { priceMinor }),
      ...(listPriceMinor !== undefined && { listPriceMinor }),
      ...(parent.stock === undefined && stock !== undefined && { stock }),
      availability: sellable[0]?.availability ?? 'out_of_stock',
    },
  ];
}

function completed(variation: Product, parent: Product): Product {
  const { brand, imageUrl, description } = { ...parent, ...variation };
  return {
    ...variation,
    groupId: parent.id,
    url: variation.url === '/' ? parent.url : variation.url,
    categories: variation.categories.length > 0 ? variation.categories : parent.categories,
    ...(brand !== undefined && { brand }),
    ...(imageUrl !== undefined && { imageUrl }),
    ...(description !== undefined && description !== '' && { description }),
    ...(parent.hidden === true && { hidden: true }),
  };
}

function cheapestOf(products: readonly Product[]): Product | undefined {
  const priced = products.filter(({ priceMinor }) => priceMinor !== undefined);
  return priced.sort((a, b) => (a.priceMinor ?? 0) - (b.priceMinor ?? 0))[0];
}

/** Of all together, where all are counted. */
function sumOf(products: readonly Product[]): number | undefined {
  let sum = 0;
  for (const { stock } of products) {
    if (stock === undefined) return undefined;
    sum += stock;
  }
  return sum;
}

function cellOf(row: TableRow, column: string | undefined): string | undefined {
  const text = column === undefined ? undefined : row[column]?.trim();
  return text === '' ? undefined : text;
}
