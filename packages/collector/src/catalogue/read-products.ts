import { isJsonObject, type Json, type Product, type Result } from '@quen/protocol';
import { productSchema } from '@quen/protocol/schema';
import {
  detectProductColumns,
  hasRowSalePeriod,
  mapProductRow,
  type ProductColumns,
  type TableRow,
} from '@quen/sources/csv-products';
import { hasSalePeriod, type MerchantEntry, mapMerchantEntry } from '@quen/sources/merchant-feed';
import { productPathOf } from '@quen/sources/product-path';
import { mapShopifyProduct, type ShopifyOptions } from '@quen/sources/shopify-products';
import { detectShopifyColumns } from '@quen/sources/shopify-table';
import { detectWooColumns } from '@quen/sources/woocommerce-table';
import { schemaIssues } from '../operations/schema-issues.ts';
import { peek } from './peek.ts';
import { readMerchantXml } from './read-merchant-xml.ts';
import { readShopifyTable } from './read-shopify-table.ts';
import { readTable } from './read-table.ts';
import { readWooTable } from './read-woocommerce-table.ts';
import { recodeText } from './recode-text.ts';
import { unpackGzip } from './unpack-gzip.ts';

/** Forms a catalogue comes in. */
export const productFormats = ['merchant-xml', 'merchant-tsv', 'shopify', 'csv', 'jsonl'] as const;
export type ProductFormat = (typeof productFormats)[number];

export interface ReadProductsOptions extends ShopifyOptions {
  /** Told from the first bytes when absent. */
  readonly format?: ProductFormat;
  /** Columns that are called otherwise than expected, for `csv`. */
  readonly columns?: ProductColumns;
  /** Which of a feed's sales are on. */
  readonly nowMs: number;
  /** Called when what was read will read otherwise at another time: a sale has a period. */
  readonly onPeriod?: () => void;
}

/** One entry of a feed: its place (line, or number of the entry), and the products it holds or what is wrong with it. */
export interface FeedEntry {
  readonly place: number;
  /** What it calls itself, though it may be refused; absent where it does not say so. */
  readonly id?: string;
  readonly result: Result<readonly Product[]>;
}

/** Far enough to meet letters beyond ASCII, if a catalogue has any. */
const headLength = 64 * 1024;

/**
 * Reads a catalogue as it streams, gzip or not, and checks every product; faulty entries are answered as such and do not stop the rest.
 *
 * @throws Error when the whole cannot be read: no heading, not JSON, not UTF-8
 */
export async function* readProducts(bytes: AsyncIterable<Uint8Array>, options: ReadProductsOptions): AsyncGenerator<FeedEntry> {
  const { head, all } = await peek(await recodeText(await unpackGzip(bytes)), headLength);
  const format = options.format ?? sniff(new TextDecoder().decode(head));
  if (isOtherEncoding(head)) {
    const remedy = format === 'merchant-xml' ? 'name its encoding in its first line, or write it so' : 'save it as “CSV UTF-8”';
    throw new Error(`it is not in UTF-8; ${remedy}, so that no letter is lost`);
  }
  for await (const entry of entriesOf(format, all, options)) yield { ...entry, result: check(entry.result) };
}

/** Whether there are more bytes that are no UTF-8 than letters beyond ASCII; of feeds that cut a letter in two there are few. */
function isOtherEncoding(head: Uint8Array): boolean {
  const text = new TextDecoder().decode(head, { stream: true });
  const lost = text.split('\uFFFD').length - 1;
  return lost > (text.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0);
}

/** Tells the form from the beginning of a file. */
export function sniff(beginning: string): ProductFormat {
  const text = beginning.replace(/^\uFEFF/, '').trimStart();
  if (text.startsWith('<')) return 'merchant-xml';
  if (/^\{[^{}[\]]*"products"\s*:/.test(text) || text.startsWith('[')) return 'shopify';
  if (text.startsWith('{')) return 'jsonl';
  const header = (text.split(/\r?\n/)[0] ?? '').toLowerCase().split('\t');
  const merchant =
    ['title', 'link', 'price'].every((name) => header.includes(name)) && header.some((name) => /^image[ _]link$/.test(name));
  return merchant ? 'merchant-tsv' : 'csv';
}

async function* entriesOf(
  format: ProductFormat,
  bytes: AsyncIterable<Uint8Array>,
  options: ReadProductsOptions,
): AsyncGenerator<FeedEntry> {
  if (format === 'merchant-xml') {
    let place = 0;
    for await (const read of readMerchantXml(bytes)) {
      place += 1;
      if ('fault' in read) yield { ...refused(place, read.fault), ...named(read.id) };
      else yield { place, ...named(read.entry['g:id'] ?? read.entry['id']), result: merchantEntry(read.entry, options) };
    }
    return;
  }
  if (format === 'shopify') {
    const value: unknown = JSON.parse(await textOf(bytes));
    const list = Array.isArray(value) ? value : ((value as { products?: unknown }).products ?? []);
    let place = 0;
    for (const entry of Array.isArray(list) ? list : []) {
      place += 1;
      // Shopify's products hold their prices in variants; a list of products from elsewhere has none.
      const isShopify = !isProduct(entry) && isJsonObject(entry) && 'variants' in entry;
      const result = isShopify ? mapShopifyProduct(entry, options) : mapObject(entry, options);
      yield { place, ...namedBy(entry), result };
    }
    return;
  }
  if (format === 'jsonl') {
    yield* jsonLines(bytes, options);
    return;
  }
  const table = await readTable(bytes);
  const isToldColumns = Object.keys(options.columns ?? {}).length > 0;
  const shopify = format === 'csv' && !isToldColumns ? detectShopifyColumns(table.header) : undefined;
  if (shopify !== undefined) {
    const own = { ...options, productPath: productPathOf(shopify.handle) };
    for await (const read of readShopifyTable(table.lines, shopify)) {
      if ('fault' in read) yield refused(read.line, read.fault);
      else yield { place: read.line, ...namedBy(read.entry), result: mapShopifyProduct(read.entry, own) };
    }
    return;
  }
  const columns = { ...detectProductColumns(table.header), ...options.columns };
  const woo = format === 'csv' ? detectWooColumns(table.header) : undefined;
  if (woo !== undefined) {
    for await (const read of readWooTable(table.lines, woo, options.idFrom, (row) => tableRow(row, columns, options))) {
      if ('fault' in read) yield refused(read.line, read.fault);
      else yield { place: read.line, ...named(read.result.ok ? read.result.value[0]?.id : undefined), result: read.result };
    }
    return;
  }
  for await (const line of table.lines) {
    if ('fault' in line) yield refused(line.line, line.fault);
    else if (format === 'merchant-tsv') {
      const entry = inLowerCase(line.row);
      yield { place: line.line, ...named(entry['id']), result: merchantEntry(entry, options) };
    } else
      yield {
        place: line.line,
        ...named(columns.id === undefined ? undefined : line.row[columns.id]),
        result: one(tableRow(line.row, columns, options)),
      };
  }
}

function merchantEntry(entry: MerchantEntry, { currency, nowMs, onPeriod }: ReadProductsOptions): FeedEntry['result'] {
  if (hasSalePeriod(entry)) onPeriod?.();
  return one(mapMerchantEntry(entry, currency, nowMs));
}

function tableRow(row: TableRow, columns: ProductColumns, { currency, nowMs, onPeriod }: ReadProductsOptions): Result<Product> {
  if (hasRowSalePeriod(row, columns)) onPeriod?.();
  return mapProductRow(row, columns, currency, nowMs);
}

/** A row by its headings in small letters, as Google writes the names of attributes. */
function inLowerCase(row: TableRow): TableRow {
  return Object.fromEntries(Object.entries(row).map(([name, cell]) => [name.toLowerCase(), cell]));
}

async function* jsonLines(bytes: AsyncIterable<Uint8Array>, options: ReadProductsOptions): AsyncGenerator<FeedEntry> {
  const decoder = new TextDecoder();
  let rest = '';
  let place = 0;
  const read = (line: string): FeedEntry => {
    try {
      const value: unknown = JSON.parse(line);
      return { place, ...namedBy(value), result: mapObject(value, options) };
    } catch {
      return refused(place, 'is not JSON');
    }
  };
  for await (const chunk of bytes) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      place += 1;
      if (line.trim() !== '') yield read(line);
    }
  }
  place += 1;
  if (rest.trim() !== '') yield read(rest);
}

/** A product in our own form, or an object read as the row of a table. */
function mapObject(value: unknown, options: ReadProductsOptions): FeedEntry['result'] {
  if (isProduct(value)) return { ok: true, value: [value] };
  if (!isJsonObject(value))
    return { ok: false, issues: [{ code: 'invalid_request', path: '', message: 'is not a JSON object' }] };
  const row = Object.fromEntries(Object.entries(value).map(([key, cell]) => [key, cellOf(cell)]));
  return one(tableRow(row, { ...detectProductColumns(Object.keys(row)), ...options.columns }, options));
}

/** A value as the cell of a table; a list is separated by semicolons. */
function cellOf(value: Json | undefined): string {
  if (!Array.isArray(value)) return partOf(value);
  const parts = value.map((part: Json) => partOf(part));
  return parts.filter((part) => part !== '').join('; ');
}

/** An object goes by its address, else by its name. */
function partOf(value: Json | undefined): string {
  const part = isJsonObject(value) ? (value['src'] ?? value['url'] ?? value['name']) : value;
  return typeof part === 'object' || part === undefined ? '' : String(part);
}

/** Our own form is told by what only it has; the schema then checks it whole. */
function isProduct(value: unknown): value is Product {
  return (
    typeof value === 'object' && value !== null && 'categories' in value && Array.isArray(value.categories) && 'currency' in value
  );
}

function check(result: FeedEntry['result']): FeedEntry['result'] {
  if (!result.ok) return result;
  const products: Product[] = [];
  for (const product of result.value) {
    const parsed = productSchema.safeParse(product);
    if (!parsed.success) {
      return { ok: false, issues: schemaIssues(parsed.error) };
    }
    products.push(parsed.data);
  }
  return { ok: true, value: products };
}

function one(result: Result<Product>): FeedEntry['result'] {
  return result.ok ? { ok: true, value: [result.value] } : result;
}

function named(id: unknown): { readonly id?: string } {
  const text = typeof id === 'number' ? String(id) : typeof id === 'string' ? id.trim() : '';
  return text === '' ? {} : { id: text.slice(0, 200) };
}

function namedBy(value: unknown): { readonly id?: string } {
  return isJsonObject(value) ? named(value['id'] ?? value['sku']) : {};
}

function refused(place: number, message: string): FeedEntry {
  return { place, result: { ok: false, issues: [{ code: 'invalid_request', path: '', message }] } };
}

/** A whole document as text; a feed that must be parsed at once may have 256 MB. */
async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of bytes) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > 256 * 1024 * 1024) throw new Error('the document is larger than 256 MB; send JSON lines instead');
  }
  return text + decoder.decode();
}
