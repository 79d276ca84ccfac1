import type { Product } from '@quen/protocol';
import { Catalogue, type TellHistory } from '../catalogue/catalogue.ts';
import { grow } from '../catalogue/grow.ts';
import { type Counted, Crowd, type CrowdLimits } from '../crowd/crowd.ts';
import type { Lesson } from '../crowd/lesson.ts';
import { Shelf } from '../crowd/shelf.ts';
import { RareMatches } from '../merchandising/rare-matches.ts';
import { ContentIndex } from '../text/content-index.ts';

/** Bounds of what a recommender keeps. */
export interface KnowledgeLimits extends CrowdLimits {
  readonly maxProducts: number;
}

/** The products and what visitors do with them, joined: everything strategies look at besides the query and the session model. */
export class Knowledge {
  readonly catalogue: Catalogue;
  readonly crowd: Crowd;
  readonly content: ContentIndex;
  readonly rareMatches: RareMatches;
  readonly popular: Shelf;
  readonly trending: Shelf;
  readonly sold: Shelf;
  readonly arrivals: Shelf;
  readonly dropped: Shelf;
  readonly back: Shelf;
  private readonly shelves: readonly Shelf[];
  /** Crowd index by catalogue index and the other way round; -1 for none. */
  private crowdOf = new Int32Array(0);
  private productOf = new Int32Array(0);

  constructor(limits: KnowledgeLimits) {
    this.catalogue = new Catalogue(limits.maxProducts);
    this.rareMatches = new RareMatches(this.catalogue);
    this.crowd = new Crowd(limits, () => {
      this.relink();
      for (const _ of this.arrange()) void _;
    });
    this.content = new ContentIndex(limits.maxProducts * 8);
    const { catalogue, crowd } = this;
    const orNone = (value: number | undefined): number => (value !== undefined && value > 0 ? value : Number.NEGATIVE_INFINITY);
    this.popular = new Shelf(catalogue, (index) => crowd.popular.rank(this.crowdIndex(index)), true);
    this.trending = new Shelf(catalogue, (index) => crowd.trending.rank(this.crowdIndex(index)), false);
    this.sold = new Shelf(catalogue, (index) => crowd.sold.rank(this.crowdIndex(index)), false);
    this.arrivals = new Shelf(catalogue, (index) => orNone(catalogue.product(index)?.createdAtMs), false);
    this.dropped = new Shelf(catalogue, (index) => orNone(catalogue.historyOf(index).droppedAtMs), false);
    this.back = new Shelf(catalogue, (index) => orNone(catalogue.historyOf(index).backAtMs), false);
    this.shelves = [this.popular, this.trending, this.sold, this.arrivals, this.dropped, this.back];
  }

  /** -1 for products without behaviour. */
  crowdIndex(index: number): number {
    return this.crowdOf[index] ?? -1;
  }

  /** How often a product was viewed. */
  viewsOf(index: number): number {
    const item = this.crowdIndex(index);
    return item < 0 ? 0 : (this.crowd.views[item] ?? 0);
  }

  /** The catalogue index of a crowd index; -1 for products the shop does not have (any more). */
  productIndex(item: number): number {
    return this.productOf[item] ?? -1;
  }

  /** Writes a product; false when there are too many. */
  upsert(product: Product, tellHistory: TellHistory): boolean {
    const hadVerified = this.catalogue.verified > 0;
    const change = this.catalogue.upsert(product, tellHistory);
    if (change === undefined) return false;
    const { index } = change;
    this.link(index, this.crowd.indexOf(product.id));
    if (change.described) this.content.write(index, product);
    if (change.moved) for (const shelf of this.shelves) shelf.withdraw(index, change.formerCategories);
    for (const shelf of this.shelves) shelf.write(index);
    this.heedVerified(hadVerified);
    return true;
  }

  remove(id: string): void {
    const hadVerified = this.catalogue.verified > 0;
    const index = this.catalogue.remove(id);
    if (index < 0) return;
    for (const shelf of this.shelves) shelf.withdraw(index, this.catalogue.categoriesOf(index));
    this.content.erase(index);
    this.link(index, -1);
    const item = this.crowd.indexOf(id);
    if (item >= 0 && item < this.productOf.length) this.productOf[item] = -1;
    this.heedVerified(hadVerified);
  }

  /** With the first product that the shop named, those only seen on pages leave the shelves; with the last, they come back. */
  private heedVerified(hadVerified: boolean): void {
    if (hadVerified !== this.catalogue.verified > 0) for (const _ of this.arrange()) void _;
  }

  learn(lesson: Lesson, profileId: string, counted: (what: Counted) => void): void {
    this.crowd.learn(lesson, profileId, (what) => {
      let index = this.productIndex(what.item);
      if (index < 0) {
        index = this.catalogue.indexOf(what.itemId);
        if (index >= 0) this.link(index, what.item);
      }
      if (index >= 0) {
        this.popular.offer(index);
        this.trending.offer(index);
        if (what.kind === 'purchase') this.sold.offer(index);
      }
      counted(what);
    });
  }

  /** Joins products and behaviour anew, after the crowd was loaded or has forgotten some. The shelves are to be arranged after that. */
  relink(): void {
    this.productOf = new Int32Array(this.crowd.ids.length).fill(-1);
    this.crowdOf.fill(-1);
    this.crowd.ids.forEach((id, item) => {
      const index = this.catalogue.indexOf(id);
      if (index >= 0) this.link(index, item);
    });
  }

  /** Puts all products in their places on the shelves again; what stood there stands there until that is done. Yields after about a millisecond's work. */
  *arrange(): Generator<void, void, void> {
    for (const shelf of this.shelves) yield* shelf.rebuild();
  }

  private link(index: number, item: number): void {
    this.crowdOf = grow(this.crowdOf, index + 1, -1);
    this.crowdOf[index] = item;
    if (item < 0) return;
    this.productOf = grow(this.productOf, item + 1, -1);
    this.productOf[item] = index;
  }
}
