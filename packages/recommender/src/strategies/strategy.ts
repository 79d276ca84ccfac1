import type { LocalizedText, RecommendationQuery, RecommendationReason } from '@quen/protocol';
import type { Knowledge } from '../recommender/knowledge.ts';
import type { CandidatePool } from './candidate-pool.ts';
import type { Lead } from './lead.ts';

/** What a strategy may look at. Products are catalogue indices; -1 is none. */
export interface StrategyContext {
  readonly query: RecommendationQuery;
  readonly knowledge: Knowledge;
  readonly nowMs: number;
  /** Products of the present session that the shop has, newest first, each once. */
  readonly session: readonly number[];
  /** The product being looked at. */
  readonly current: number;
  /** What the visitor is after: the current product, then the session's newest; at most five. */
  readonly anchors: readonly number[];
  /** The same, as reasons look at them. */
  readonly leads: readonly Lead[];
  readonly cart: readonly number[];
  /** Category number of the page, or of the current product; -1 is none. */
  readonly category: number;
  /** Products the person viewed in any visit, newest first. */
  readonly viewed: ReadonlySet<number>;
  /** Up to three categories the person likes best. */
  readonly likedCategories: readonly number[];
  /** How much the person likes a product by its categories, brand and price, 0 to 1. */
  taste(index: number): number;
  /** Fills the pool with what the blended ranker expects next, scores positive. */
  expectNext(pool: CandidatePool, limit: number): void;
}

/** A way to recommend. */
export interface Strategy {
  readonly name: string;
  /** For the console. */
  readonly label: LocalizedText;
  readonly description: LocalizedText;
  /** Whether products already viewed in this session may come. */
  readonly repeatsSeen: boolean;
  /** Whether products the person has just bought may come. */
  readonly repeatsBought: boolean;
  /** Whether new products get their share of places. */
  readonly explores: boolean;
  /** Puts products with positive scores into the pool; filters are not its business. */
  gather(context: StrategyContext, pool: CandidatePool): void;
  /** Why this product, in words for the shopper; `because` is the product of the pool's entry. */
  explain(context: StrategyContext, index: number, because: number): RecommendationReason;
}
