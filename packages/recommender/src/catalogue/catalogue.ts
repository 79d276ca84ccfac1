import type { Product } from '@quen/protocol';
import { isSellable } from '@quen/protocol';
import { expandCategories } from './category-path.ts';
import { grow } from './grow.ts';
import { hashText } from './hash-text.ts';
import { NameTable } from './name-table.ts';
import { noHistory, type ProductHistory } from './product-history.ts';

const noCategories: readonly number[] = [];
const noBand = 255;
/** Categories that are told apart, however few products there may be. */
const leastCategories = 20_000;
/** Lists of categories that are remembered: plenty for a shop that keeps order. */
const mostLists = 20_000;

/** What happened to a product, from what it was until now and what had happened to it. */
export type TellHistory = (before: Product | undefined, history: ProductHistory) => ProductHistory;

/** What changed when a product was written. */
export interface ProductChange {
  readonly index: number;
  /** True when the product is new or stands in other categories than before. */
  readonly moved: boolean;
  /** Categories it stood in before. */
  readonly formerCategories: readonly number[];
  /** True when title, brand, categories, attributes or price changed. */
  readonly described: boolean;
}

/**
 * The shop's products by dense index, with what the strategies ask of them in columns. Indices of removed products are used again. At most
 * `limit` products; more are refused, which `upsert` says by returning undefined.
 */
export class Catalogue {
  readonly categories: NameTable;
  brands: NameTable;
  groups: NameTable;
  /** 1 for products that can be sold now. */
  sellable: Uint8Array = new Uint8Array(16);
  /** Breaks ties independently of the order in which products came. */
  hashes: Uint32Array = new Uint32Array(16);
  brandOf: Int32Array = new Int32Array(16);
  groupOf: Int32Array = new Int32Array(16);
  /** log2 of the price in minor units, rounded down; 255 for products without a price. */
  bandOf: Uint8Array = new Uint8Array(16);
  /** How many indices there are; some may stand empty. */
  slots = 0;
  /** How many products there are. */
  size = 0;
  /** Of these, how many the shop itself named; others were only seen on a page. */
  verified = 0;
  /** Changes whenever an index comes to mean another product, or none. */
  renumbered = 0;
  private readonly products: (Product | undefined)[] = [];
  private readonly categoriesAt: (readonly number[])[] = [];
  private readonly numbersByPaths = new Map<string, readonly number[]>();
  private readonly historyAt: (ProductHistory | undefined)[] = [];
  private readonly indexById = new Map<string, number>();
  private readonly free: number[] = [];
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
    this.categories = new NameTable(Math.max(leastCategories, limit));
    this.brands = new NameTable(2 * limit);
    this.groups = new NameTable(2 * limit);
  }

  /** -1 when the shop has no such product. */
  indexOf(id: string): number {
    return this.indexById.get(id) ?? -1;
  }

  product(index: number): Product | undefined {
    return this.products[index];
  }

  /** Category numbers, the main one first, with those above. */
  categoriesOf(index: number): readonly number[] {
    return this.categoriesAt[index] ?? noCategories;
  }

  /** What happened to the price and the stock of the product at an index. */
  historyOf(index: number): ProductHistory {
    return this.historyAt[index] ?? noHistory;
  }

  /** Whether the shop answers for a product: it named it, or it has named none, so that all there is was seen on its pages. */
  isVouchedFor(index: number): boolean {
    return this.verified === 0 || isVerified(this.products[index]);
  }

  /** Writes a product. */
  upsert(product: Product, tellHistory: TellHistory): ProductChange | undefined {
    let index = this.indexById.get(product.id);
    if (index === undefined) {
      if (this.size >= this.limit) return undefined;
      index = this.free.pop() ?? this.slots++;
      this.indexById.set(product.id, index);
      this.size++;
      this.renumbered++;
      this.widen(index + 1);
    }
    const before = this.products[index];
    this.products[index] = product;
    this.verified += Number(isVerified(product)) - Number(isVerified(before));
    this.historyAt[index] = tellHistory(before, this.historyOf(index));
    this.sellable[index] = isSellable(product) ? 1 : 0;
    this.hashes[index] = hashText(product.id);
    this.brands = this.number(index, this.brands, this.brandOf, brandName);
    this.groups = this.number(index, this.groups, this.groupOf, groupName);
    const price = product.priceMinor ?? 0;
    this.bandOf[index] = price > 0 ? Math.min(254, Math.floor(Math.log2(price))) : noBand;
    const formerCategories = this.categoriesOf(index);
    const paths = product.categories.join('\n');
    const moved = before === undefined || before.categories.join('\n') !== paths;
    if (moved) this.categoriesAt[index] = this.numbersOf(product.categories, paths);
    return { index, moved, formerCategories, described: moved || !sameDescription(before, product) };
  }

  /**
   * Numbers the product at an index by a name it has; where there is no room, all products, so that names of those long gone make some.
   *
   * @returns the names by which they are numbered now.
   */
  private number(index: number, names: NameTable, numbers: Int32Array, nameOf: NameOf): NameTable {
    const number = numberIn(names, nameOf(this.products[index]));
    if (number !== undefined) {
      numbers[index] = number;
      return names;
    }
    const anew = new NameTable(2 * this.limit);
    for (let at = 0; at < this.slots; at++) numbers[at] = numberIn(anew, nameOf(this.products[at])) ?? -1;
    return anew;
  }

  /** Takes a product out; the index it had, or -1. Its categories can still be asked for until the index is used again. */
  remove(id: string): number {
    const index = this.indexById.get(id);
    if (index === undefined) return -1;
    this.indexById.delete(id);
    this.verified -= Number(isVerified(this.products[index]));
    this.products[index] = undefined;
    this.historyAt[index] = undefined;
    this.renumbered++;
    this.sellable[index] = 0;
    this.free.push(index);
    this.size--;
    return index;
  }

  /** The groups of variants these products are of. */
  groupsOf(indices: Iterable<number>): ReadonlySet<number> {
    const groups = new Set<number>();
    for (const index of indices) {
      const group = this.groupOf[index] ?? -1;
      if (index >= 0 && group >= 0) groups.add(group);
    }
    return groups;
  }

  /** The numbers of categories with those above, the same list for all products that stand in the same. */
  private numbersOf(categories: readonly string[], key: string): readonly number[] {
    const known = this.numbersByPaths.get(key);
    if (known !== undefined) return known;
    const numbers = expandCategories(categories)
      .map((path) => this.categories.add(path))
      .filter((number) => number >= 0);
    if (this.numbersByPaths.size >= mostLists) this.numbersByPaths.clear();
    this.numbersByPaths.set(key, numbers);
    return numbers;
  }

  private widen(length: number): void {
    this.sellable = grow(this.sellable, length);
    this.hashes = grow(this.hashes, length);
    this.brandOf = grow(this.brandOf, length);
    this.groupOf = grow(this.groupOf, length);
    this.bandOf = grow(this.bandOf, length);
  }
}

type NameOf = (product: Product | undefined) => string | undefined;
const brandName: NameOf = (product) => product?.brand;
const groupName: NameOf = (product) => product?.groupId;

/** The number of a name, -1 for none; undefined when there is no room for it. */
function numberIn(names: NameTable, name: string | undefined): number | undefined {
  if (name === undefined || name === '') return -1;
  const number = names.add(name);
  return number < 0 ? undefined : number;
}

function isVerified(product: Product | undefined): boolean {
  return product !== undefined && product.verified !== false;
}

function sameDescription(before: Product | undefined, after: Product): boolean {
  if (before === undefined) return false;
  return (
    before.title === after.title &&
    before.brand === after.brand &&
    before.priceMinor === after.priceMinor &&
    JSON.stringify(before.titles) === JSON.stringify(after.titles) &&
    JSON.stringify(before.attributes) === JSON.stringify(after.attributes)
  );
}
