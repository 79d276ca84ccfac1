import { grow } from '../catalogue/grow.ts';
import { hashText } from '../catalogue/hash-text.ts';
import { CountTable } from './count-table.ts';
import { DecayingScores } from './decaying-scores.ts';
import { isAboutSegment, type Lesson } from './lesson.ts';
import { NeighbourTable } from './neighbour-table.ts';
import { SegmentScores } from './segment-scores.ts';
import { type Visitor, VisitorTable } from './visitor-table.ts';

const dayMs = 86_400_000;

/** How much an interaction says about a product's popularity, and how often a day the same visitor's counts for the same product. */
const weights = { view: 1, cart: 3, purchase: 5 } as const;
const dailyCaps = { view: 3, cart: 2, purchase: 3 } as const;
const kindNumbers = { view: 0, cart: 1, purchase: 2 } as const;
/** More a day of one visitor is not shopping. */
const visitorDailyCap = 400;
const contextLength = 5;
const basketLength = 20;

/** Bounds of what the crowd models keep. */
export interface CrowdLimits {
  /** Products with behaviour; beyond, the least popular tenth is forgotten. */
  readonly maxItems: number;
  readonly maxVisitors: number;
  readonly maxSegments: number;
}

/** Something the crowd counted: a product, by its crowd index and its id, and what was done with it. */
export interface Counted {
  readonly item: number;
  readonly itemId: string;
  readonly kind: 'view' | 'cart' | 'purchase';
  readonly atMs: number;
  readonly visitor: Visitor;
}

/**
 * What all visitors together do: how popular products are, of late and in the long run, and what goes together. A fold of the log, deterministic in
 * its order; one visitor's weight a product and day is capped, so that no single one, however busy, moves it far. Memory is bounded.
 */
export class Crowd {
  /** Product ids by crowd index, in the order in which they first appeared. */
  ids: string[] = [];
  readonly popular: DecayingScores = new DecayingScores(21 * dayMs);
  readonly trending: DecayingScores = new DecayingScores(1.5 * dayMs);
  readonly sold: DecayingScores = new DecayingScores(45 * dayMs);
  readonly viewedTogether: NeighbourTable = new NeighbourTable(24, 30 * dayMs);
  readonly boughtTogether: NeighbourTable = new NeighbourTable(16, 120 * dayMs);
  readonly segments: SegmentScores;
  readonly visitors: VisitorTable;
  /** Views counted per product, for exploration. */
  views: Uint32Array = new Uint32Array(16);
  readonly perItem: CountTable = new CountTable(17);
  readonly perVisitor: CountTable = new CountTable(15);
  readonly orders: CountTable = new CountTable(15);
  /** Newest time learned, epoch milliseconds. */
  latestMs = 0;
  private indexById = new Map<string, number>();
  private readonly limits: CrowdLimits;
  private readonly onRename: () => void;

  constructor(limits: CrowdLimits, onRename: () => void) {
    this.limits = limits;
    this.onRename = onRename;
    this.visitors = new VisitorTable(limits.maxVisitors);
    this.segments = new SegmentScores(limits.maxSegments, 512);
  }

  /** -1 for products without behaviour. */
  indexOf(id: string): number {
    return this.indexById.get(id) ?? -1;
  }

  /** Learns a lesson about a person; `counted` hears of each product that was not over a cap. */
  learn(lesson: Lesson, profileId: string, counted: (what: Counted) => void): void {
    const { kind, ids, atMs } = lesson;
    if (kind === 'nothing') return;
    if (isAboutSegment(kind)) {
      this.followSegment(lesson, profileId);
      return;
    }
    if (this.countOrder(lesson) > 1) return;
    if (this.ids.length + ids.length > this.limits.maxItems) this.forgetLeastPopular();
    const visitor = this.visitors.arrive(profileId, atMs);
    const day = Math.floor(atMs / dayMs);
    const items: number[] = [];
    for (const itemId of ids) {
      if (this.perVisitor.count(visitor.hash, day, 0) > visitorDailyCap) break;
      if (this.perItem.count(visitor.hash ^ kindNumbers[kind], hashText(itemId), day) > dailyCaps[kind]) continue;
      const item = this.add(itemId);
      this.popular.add(item, weights[kind], atMs);
      this.trending.add(item, weights[kind], atMs);
      if (kind === 'view') this.views[item] = (this.views[item] as number) + 1;
      if (kind === 'purchase') this.sold.add(item, 1, atMs);
      for (const segment of visitor.segments) this.segments.add(segment, item, weights[kind], atMs);
      if (kind === 'view') this.viewed(visitor, item, atMs);
      if (kind === 'cart') this.carted(visitor, item, atMs);
      if (kind === 'purchase') items.push(item);
      if (atMs > this.latestMs) this.latestMs = atMs;
      counted({ item, itemId, kind, atMs, visitor });
    }
    this.bought(items, atMs);
  }

  /** The index a product has from now on. */
  add(id: string): number {
    const known = this.indexById.get(id);
    if (known !== undefined) return known;
    const item = this.ids.length;
    this.ids.push(id);
    this.indexById.set(id, item);
    this.views = grow(this.views, item + 1);
    return item;
  }

  /** Takes over ids, as from a snapshot, with the index of each. */
  loadIds(ids: readonly string[], indexById: Map<string, number>): void {
    this.ids = [...ids];
    this.indexById = indexById;
    this.views = grow(this.views, ids.length);
  }

  private viewed(visitor: Visitor, item: number, atMs: number): void {
    const { viewed } = visitor;
    for (let back = 1; back <= viewed.length; back++) {
      const other = viewed[viewed.length - back] as number;
      this.viewedTogether.add(item, other, 1 / back, atMs);
      // What followed says more about the earlier product than the other way round.
      this.viewedTogether.add(other, item, 1.5 / back, atMs);
    }
    const at = viewed.indexOf(item);
    if (at >= 0) viewed.splice(at, 1);
    viewed.push(item);
    if (viewed.length > contextLength) viewed.shift();
  }

  private carted(visitor: Visitor, item: number, atMs: number): void {
    for (const other of visitor.carted) {
      this.boughtTogether.add(item, other, 0.4, atMs);
      this.boughtTogether.add(other, item, 0.4, atMs);
    }
    if (!visitor.carted.includes(item)) visitor.carted.push(item);
    if (visitor.carted.length > contextLength) visitor.carted.shift();
  }

  private bought(items: readonly number[], atMs: number): void {
    const basket = items.slice(0, basketLength);
    // A small basket was chosen together; in a large one each pair says less.
    const weight = 1 / Math.log2(1 + basket.length);
    for (const item of basket) for (const other of basket) this.boughtTogether.add(item, other, weight, atMs);
  }

  /** How often an order was told of, this time included: the browser tells of it, and the shop's server. 0 for what is not an order with a number. */
  private countOrder({ order }: Lesson): number {
    return order === null ? 0 : this.orders.count(order[0], order[1], 0);
  }

  private followSegment({ kind, ids, atMs }: Lesson, profileId: string): void {
    const segment = ids[0] as string;
    const visitor = this.visitors.arrive(profileId, atMs);
    visitor.segments = visitor.segments.filter((name) => name !== segment);
    if (kind === 'entered') visitor.segments = [...visitor.segments, segment].slice(-8);
  }

  /** Makes room for a tenth more products; rare, and the price of a bound on memory when somebody invents ids. */
  private forgetLeastPopular(): void {
    const ranked = this.ids.map((_, item) => item).sort((a, b) => this.popular.rank(b) - this.popular.rank(a) || a - b);
    const kept = ranked.slice(0, Math.floor(this.limits.maxItems * 0.9)).sort((a, b) => a - b);
    const renamed = new Int32Array(this.ids.length).fill(-1);
    kept.forEach((old, item) => {
      renamed[old] = item;
    });
    for (const scores of [this.popular, this.trending, this.sold]) scores.rename(kept);
    for (const table of [this.viewedTogether, this.boughtTogether]) table.rename(kept, renamed);
    this.views = Uint32Array.from(kept, (old) => this.views[old] ?? 0);
    this.segments.rename(renamed);
    this.visitors.rename(renamed);
    const ids = kept.map((old) => this.ids[old] as string);
    this.loadIds(ids, new Map(ids.map((id, item) => [id, item])));
    this.onRename();
  }
}
