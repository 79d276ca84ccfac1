import type { Catalogue } from '../catalogue/catalogue.ts';
import { RankedList } from './ranked-list.ts';

const wholeShop = 512;
const oneCategory = 96;
/** Categories that have a list of their own: those of more are looked for in the whole shop. */
const mostCategories = 20_000;
/** Products put in their places without a pause. */
const writtenPerSlice = 250;
/** Stands for products without behaviour: below all others, but there. */
const unseen = -1e12;

/**
 * The best products by one measure that the shop vouches for, in the whole shop and in each category, kept up to date event by event. Lists may
 * hold products that cannot be sold now: whoever reads them looks.
 */
export class Shelf {
  private all = new RankedList(wholeShop);
  private lists = new Map<number, RankedList>();
  /** While all is made again, the shelf that is to take this one's place: it hears of all that happens meanwhile. */
  private successor: Shelf | undefined;
  private readonly catalogue: Catalogue;
  private readonly rank: (index: number) => number;
  private readonly keepsUnseen: boolean;

  /** @param rank the measure by catalogue index, comparable at any one moment; -Infinity for products that have none. */
  constructor(catalogue: Catalogue, rank: (index: number) => number, keepsUnseen: boolean) {
    this.catalogue = catalogue;
    this.rank = rank;
    this.keepsUnseen = keepsUnseen;
  }

  /** Puts a product where its measure belongs. */
  offer(index: number): void {
    this.successor?.offer(index);
    const key = this.keyOf(index);
    if (key === Number.NEGATIVE_INFINITY) return;
    const tie = this.catalogue.hashes[index] as number;
    this.all.offer(index, key, tie);
    for (const category of this.catalogue.categoriesOf(index)) {
      let list = this.lists.get(category);
      if (list === undefined) {
        if (this.lists.size >= mostCategories) continue;
        list = new RankedList(oneCategory);
        this.lists.set(category, list);
      }
      list.offer(index, key, tie);
    }
  }

  /** Puts a product where its measure belongs when that may have fallen, or ceased, as that of a product written anew may. */
  write(index: number): void {
    this.successor?.write(index);
    const key = this.keyOf(index);
    this.all.lower(index, key);
    for (const category of this.catalogue.categoriesOf(index)) this.lists.get(category)?.lower(index, key);
    this.offer(index);
  }

  /** Takes a product out of the lists of some categories and of the whole shop. */
  withdraw(index: number, categories: readonly number[]): void {
    this.successor?.withdraw(index, categories);
    this.all.remove(index);
    for (const category of categories) this.lists.get(category)?.remove(index);
  }

  /** Best first; `category` -1 is the whole shop. Undefined for categories without such products. */
  list(category: number): RankedList | undefined {
    const list = category < 0 ? this.all : this.lists.get(category);
    // What is missing at the end of a list matters only when the list has become short.
    if (list !== undefined && !list.complete && list.size < list.capacity / 2) this.refill(list, category);
    return list;
  }

  /** Makes all lists again from the catalogue, for the measure may have fallen; until that is done the former ones answer. Yields after about a millisecond. */
  *rebuild(): Generator<void, void, void> {
    const successor = new Shelf(this.catalogue, this.rank, this.keepsUnseen);
    this.successor = successor;
    for (let index = 0; index < this.catalogue.slots; index++) {
      if (this.catalogue.product(index) !== undefined) successor.offer(index);
      if (index % writtenPerSlice === writtenPerSlice - 1) yield;
      // Another began meanwhile, which hears of everything in this one's stead.
      if (this.successor !== successor) return;
    }
    this.successor = undefined;
    this.all = successor.all;
    this.lists = successor.lists;
  }

  private refill(list: RankedList, category: number): void {
    list.clear();
    for (let index = 0; index < this.catalogue.slots; index++) {
      if (this.catalogue.product(index) === undefined) continue;
      if (category >= 0 && !this.catalogue.categoriesOf(index).includes(category)) continue;
      const key = this.keyOf(index);
      if (key !== Number.NEGATIVE_INFINITY) list.offer(index, key, this.catalogue.hashes[index] as number);
    }
  }

  private keyOf(index: number): number {
    // What anyone may have sent is not put before everyone.
    if (!this.catalogue.isVouchedFor(index)) return Number.NEGATIVE_INFINITY;
    const key = this.rank(index);
    return key === Number.NEGATIVE_INFINITY && this.keepsUnseen ? unseen : key;
  }
}
