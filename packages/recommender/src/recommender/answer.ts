import type { Product, RecommendationReason, RecommendedItem } from '@quen/protocol';
import type { IndexSet } from '../catalogue/index-set.ts';
import type { CandidateFilter, FilterContext } from '../filters/filter.ts';
import { filters } from '../filters/filters.ts';
import { planMerchandising } from '../merchandising/merchandising.ts';
import type { MerchandisingPlan } from '../merchandising/merchandising-plan.ts';
import type { CandidatePool } from '../strategies/candidate-pool.ts';
import { popular } from '../strategies/popular.ts';
import { plainReason } from '../strategies/reason-about.ts';
import type { Strategy } from '../strategies/strategy.ts';
import { Quota } from './quota.ts';
import { restOfShop } from './rest-of-shop.ts';

/** How strict an answer is: all filters, without those that give way when it is short, without those that give way when it is empty. */
const levels = ['strict', 'when-short', 'when-empty'] as const;
type Level = (typeof levels)[number];
const poolWithMerchandising = 400;
const nowhere = (): boolean => false;
const noMarks: readonly string[] = [];

const justArrived = plainReason('new_arrival', 'Hàng mới về', 'Just arrived');
const pickedByShop = plainReason('picked_by_shop', 'Cửa hàng gợi ý', 'Picked by the shop');

interface Chosen {
  readonly index: number;
  readonly product: Product;
  readonly strategy: Strategy;
  readonly score: number;
  readonly because: number;
  /** What was done to it out of the ordinary. */
  readonly marks: readonly string[];
}

/** A range of scores. */
interface Tier {
  readonly base: number;
  readonly span: number;
}

/** One answer in the making: candidates come in strategy by strategy, and out come the items, best first, each with its reason. */
export class Answer {
  readonly removed: { [filter: string]: number } = {};
  /** Places given to new products for the sake of being seen. */
  explored = 0;
  private readonly chosen: Chosen[] = [];
  private readonly pinned: { readonly position: number; readonly item: Chosen }[] = [];
  private readonly taken = new Set<number>();
  private readonly turnedAway: IndexSet;
  /** Turned away by a filter that may give way. */
  private readonly postponed = new Set<number>();
  /** The filters of the strategy and level at hand. */
  private applying: readonly CandidateFilter[] = [];
  private readonly context: FilterContext;
  private readonly plan: MerchandisingPlan;
  private readonly quota: Quota;
  private readonly limit: number;
  private readonly chain: readonly Strategy[];

  /** @param turnedAway is emptied and used for what the answer turns away. */
  constructor(context: FilterContext, chain: readonly Strategy[], limit: number, turnedAway: IndexSet) {
    turnedAway.clear();
    this.turnedAway = turnedAway;
    this.context = context;
    this.chain = chain;
    this.limit = limit;
    this.plan = planMerchandising(context.query.merchandising);
    this.quota = new Quota(this.plan.limits, context.knowledge.catalogue);
  }

  /** Fills the answer; `explores` says which places go to new products, `fresh` which those are. */
  fill(pool: CandidatePool, explores: (place: number) => boolean, fresh: () => number[]): void {
    this.pin();
    for (const level of levels) {
      if (level === 'when-empty' && this.chosen.length + this.pinned.length > 0) return;
      for (const [position, strategy] of this.chain.entries()) {
        if (this.isFull()) return;
        const mayExplore = level === 'strict' && position === 0 && strategy.explores;
        this.take(strategy, level, this.tierOf(level, position), pool, mayExplore ? explores : nowhere, fresh);
      }
      if (!this.isFull()) this.takeRest(level);
    }
  }

  /** The items, scores descending. */
  items(): RecommendedItem[] {
    const ordered = [...this.chosen];
    for (const { position, item } of this.pinned) ordered.splice(Math.min(position - 1, ordered.length), 0, item);
    let above = 0;
    for (const { score } of this.chosen) above = Math.max(above, score);
    above ||= 1;
    return ordered.map((item) => {
      // A pinned product stands where it was put: its score is that of the one above it.
      above = item.score > 0 ? Math.min(above, item.score) : above;
      const { product, strategy } = item;
      const marks = this.marksOf(item);
      const scored = { itemId: product.id, score: above, strategy: strategy.name, reason: this.reasonOf(item), product };
      return marks.length > 0 ? { ...scored, adjustments: marks } : scored;
    });
  }

  private isFull(): boolean {
    return this.chosen.length + this.pinned.length >= this.limit;
  }

  private take(
    strategy: Strategy,
    level: Level,
    tier: Tier,
    pool: CandidatePool,
    explores: (place: number) => boolean,
    fresh: () => number[],
  ): void {
    const { hashes } = this.context.knowledge.catalogue;
    pool.clear();
    strategy.gather(this.context, pool);
    if (pool.size === 0) return;
    this.applyAt(level, strategy);
    if (this.plan.scales.length > 0) {
      pool.cut(poolWithMerchandising, hashes);
      pool.weigh((index) => this.scaleOf(index));
    }
    let unseen: number[] | undefined;
    for (const enough of [4 * this.limit + 20, pool.size]) {
      const places = pool.best(enough, hashes);
      const best = pool.scores[places[0] ?? -1] ?? 1;
      for (const place of places) {
        if (this.isFull()) return;
        const score = tier.base + (tier.span * (pool.scores[place] as number)) / best;
        while (!this.isFull() && explores(this.chosen.length)) {
          unseen ??= fresh();
          if (!this.explore(unseen, strategy, score)) break;
        }
        if (!this.isFull()) this.admit(pool.items[place] as number, strategy, score, pool.because[place] as number, noMarks);
      }
      if (enough >= pool.size) return;
    }
  }

  private explore(unseen: number[], strategy: Strategy, score: number): boolean {
    for (let index = unseen.shift(); index !== undefined; index = unseen.shift()) {
      // A place among the best is not for what is to be lowered.
      if (this.plan.scales.length > 0 && this.scaleOf(index) < 1) continue;
      if (this.admit(index, strategy, score, -1, ['explore'])) {
        this.explored++;
        return true;
      }
    }
    return false;
  }

  private admit(index: number, strategy: Strategy, score: number, because: number, marks: readonly string[]): boolean {
    if (!this.mayCome(index)) return false;
    this.choose(index, strategy, score, because, marks);
    return true;
  }

  /** Whether a product may stand in the answer; those that may not are counted. */
  private mayCome(index: number): boolean {
    if (this.taken.has(index)) return false;
    const product = this.context.knowledge.catalogue.product(index);
    if (product === undefined) return false;
    const rejection = this.rejectionOf(index, product) ?? this.quota.rejectionOf(index);
    if (rejection === undefined) return true;
    if (!this.turnedAway.has(index)) this.removed[rejection] = (this.removed[rejection] ?? 0) + 1;
    this.turnedAway.add(index);
    return false;
  }

  private choose(index: number, strategy: Strategy, score: number, because: number, marks: readonly string[]): void {
    const product = this.context.knowledge.catalogue.product(index);
    if (product === undefined) return;
    this.quota.count(index);
    this.taken.add(index);
    this.chosen.push({ index, product, strategy, score, because, marks });
  }

  private rejectionOf(index: number, product: Product): string | undefined {
    for (const filter of this.applying) {
      if (!filter.rejects(this.context, index, product)) continue;
      if (filter.yields !== 'never') this.postponed.add(index);
      return filter.name;
    }
    for (const rejection of this.plan.rejections) if (rejection.rejects(product)) return rejection.name;
    return undefined;
  }

  private scaleOf(index: number): number {
    const product = this.context.knowledge.catalogue.product(index);
    let factor = 1;
    if (product !== undefined) for (const scale of this.plan.scales) if (scale.matches(product)) factor *= scale.factor;
    return factor;
  }

  private pin(): void {
    const strategy = this.chain[0];
    if (strategy === undefined) return;
    if (this.plan.pins.length === 0) return;
    this.applying = filters.filter(
      (filter) => filter.yields === 'never' && filter.sparesPinned !== true && filter.appliesTo(strategy),
    );
    const held = new Set<number>();
    for (const { itemId, position } of this.plan.pins) {
      const place = firstFree(held, position);
      const index = this.context.knowledge.catalogue.indexOf(itemId);
      if (place > this.limit || this.isFull() || index < 0) continue;
      if (!this.admit(index, strategy, 0, -1, [`pin ${place}`])) continue;
      const item = this.chosen.pop();
      if (item === undefined) continue;
      held.add(place);
      this.pinned.push({ position: place, item });
    }
    this.pinned.sort((a, b) => a.position - b.position);
  }

  /** What no strategy of the chain brought, as long as places are open. What is buried comes after the rest. */
  private takeRest(level: Level): void {
    const { base, span } = this.tierOf(level, this.chain.length);
    this.applyAt(level, popular);
    const buried: number[] = [];
    for (const index of level === 'strict' ? restOfShop(this.context, this.plan.rejections, this.taken) : this.postponed) {
      if (this.isFull()) return;
      if (!this.mayCome(index)) continue;
      const waits = this.plan.scales.length > 0 && buried.length < poolWithMerchandising && this.scaleOf(index) < 1;
      if (waits) buried.push(index);
      else this.choose(index, popular, base + span / 2, -1, noMarks);
    }
    for (const index of buried) if (!this.isFull()) this.admit(index, popular, base + span / 4, -1, noMarks);
  }

  /** The scores of a strategy at a level: below those of the ones before it, above those of the ones after. */
  private tierOf(level: Level, position: number): Tier {
    const tiers = levels.length * (this.chain.length + 1);
    const tier = levels.indexOf(level) * (this.chain.length + 1) + position;
    return { base: (tiers - tier - 1) / tiers, span: 1 / tiers };
  }

  private applyAt(level: Level, strategy: Strategy): void {
    this.applying = filters.filter((filter) => applies(filter, level) && filter.appliesTo(strategy));
  }

  private reasonOf({ strategy, index, because, marks }: Chosen): RecommendationReason {
    if (marks[0] === 'explore') return justArrived;
    if (marks[0]?.startsWith('pin') === true) return pickedByShop;
    return strategy.explain(this.context, index, because);
  }

  /** The marks, with those of the rules that changed the score of what was chosen by it. */
  private marksOf({ product, marks }: Chosen): readonly string[] {
    if (this.plan.scales.length === 0 || marks.length > 0) return marks;
    return this.plan.scales.filter((scale) => scale.matches(product)).map(({ label }) => label);
  }
}

/** The place asked for, else the next behind it that no rule before has taken. */
function firstFree(held: ReadonlySet<number>, position: number): number {
  let place = position;
  while (held.has(place)) place++;
  return place;
}

function applies(filter: CandidateFilter, level: Level): boolean {
  if (filter.yields === 'never') return true;
  return level === 'strict' || (level === 'when-short' && filter.yields === 'when-empty');
}
