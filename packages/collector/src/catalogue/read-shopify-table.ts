import type { JsonObject } from '@quen/protocol';
import type { TableRow } from '@quen/sources/csv-products';
import { isSameShopifyProduct, type ShopifyColumns, shopifyEntry } from '@quen/sources/shopify-table';
import type { TableLine } from './read-table.ts';

/** A product of the table with the line it begins at, or why a line could not be read. */
export type ShopifyTableEntry =
  | { readonly line: number; readonly entry: JsonObject }
  | { readonly line: number; readonly fault: string };

/** More than a product has variants and pictures; a table without handles must not fill the memory. */
const maxRows = 2500;

/** Puts the neighbouring rows of each product together, a product at a time. A line that is broken is answered before the product it stands in. */
export async function* readShopifyTable(
  lines: AsyncIterable<TableLine>,
  columns: ShopifyColumns,
): AsyncGenerator<ShopifyTableEntry> {
  let rows: [TableRow, ...TableRow[]] | undefined;
  let begin = 0;
  for await (const line of lines) {
    if ('fault' in line) {
      yield line;
      continue;
    }
    if (rows !== undefined && rows.length < maxRows && isSameShopifyProduct(rows[0], line.row, columns)) {
      rows.push(line.row);
      continue;
    }
    if (rows !== undefined) yield { line: begin, entry: shopifyEntry(rows, columns) };
    rows = [line.row];
    begin = line.line;
  }
  if (rows !== undefined) yield { line: begin, entry: shopifyEntry(rows, columns) };
}
