import type { Product, Result } from '@quen/protocol';
import type { TableRow } from '@quen/sources/csv-products';
import type { ShopifyOptions } from '@quen/sources/shopify-products';
import {
  joinVariations,
  type WooColumns,
  wooCategories,
  wooKindOf,
  wooNamesOf,
  wooParentOf,
  wooRowWithId,
} from '@quen/sources/woocommerce-table';
import type { TableLine } from './read-table.ts';

/** What stands in a line, or in the lines of a product and its variations together; `line` is where it begins. */
export type WooTableEntry =
  | { readonly line: number; readonly result: Result<readonly Product[]> }
  | { readonly line: number; readonly fault: string };

/** A product and its variations, which may stand anywhere in the table, before it too. */
interface Family {
  parent: { readonly line: number; readonly product: Product } | undefined;
  readonly variations: { readonly line: number; readonly product: Product }[];
}

/** Answers products without variations as they come, and those with variations, which are kept till then, when all lines were read. */
export async function* readWooTable(
  lines: AsyncIterable<TableLine>,
  columns: WooColumns,
  idFrom: ShopifyOptions['idFrom'],
  map: (row: TableRow) => Result<Product>,
): AsyncGenerator<WooTableEntry> {
  const families = new Map<string, Family>();
  const family = (names: readonly string[]): Family => {
    const known = names.map((name) => families.get(name)).find((found) => found !== undefined);
    const own = known ?? { parent: undefined, variations: [] };
    for (const name of names) families.set(name, own);
    return own;
  };
  for await (const read of lines) {
    if ('fault' in read) {
      yield read;
      continue;
    }
    const { line, row } = read;
    const mapped = map(wooRowWithId(row, columns, idFrom));
    if (!mapped.ok) {
      yield { line, result: mapped };
      continue;
    }
    const product = { ...mapped.value, categories: wooCategories(row, columns) };
    const kind = wooKindOf(row, columns);
    const parentName = wooParentOf(row, columns);
    if (kind === 'variable') family(wooNamesOf(row, columns)).parent = { line, product };
    else if (kind === 'variation' && parentName !== undefined) family([parentName]).variations.push({ line, product });
    else yield { line, result: { ok: true, value: [product] } };
  }
  for (const { parent, variations } of new Set(families.values())) {
    if (parent === undefined) for (const { line, product } of variations) yield { line, result: { ok: true, value: [product] } };
    else {
      const products = joinVariations(
        parent.product,
        variations.map(({ product }) => product),
        idFrom,
      );
      yield { line: parent.line, result: { ok: true, value: products } };
    }
  }
}
