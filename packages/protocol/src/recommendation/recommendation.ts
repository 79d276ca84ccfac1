import type { Product } from '../catalogue/product.ts';
import type { LocalizedText } from '../localized-text.ts';
import type { Affinities } from '../profile/affinity.ts';
import type { OrderState } from '../profile/order-state.ts';

/** What a visitor did with a product, oldest first in lists. */
export interface Interaction {
  readonly itemId: string;
  readonly atMs: number;
  readonly kind: 'view' | 'cart' | 'purchase';
}

/** What is known of the person asked for; absent for the crowd. */
export interface RecommendationPerson {
  readonly id: string;
  readonly affinities: Affinities;
  readonly bought: OrderState['bought'];
  /** Products viewed, newest first. */
  readonly viewed: readonly { readonly itemId: string; readonly atMs: number }[];
  readonly segments: readonly string[];
}

/** A merchandising rule whose conditions have been compiled; those whose `when` does not hold are left out. */
export type CompiledMerchandising =
  | { readonly kind: 'pin'; readonly itemIds: readonly string[]; readonly position: number }
  | { readonly kind: 'boost' | 'bury'; readonly match: (product: Product) => boolean; readonly factor: number }
  | {
      readonly kind: 'exclude' | 'filter';
      readonly match: (product: Product) => boolean;
      /** The condition as text where it asks about the product alone, so that a text has one answer for everybody. */
      readonly condition?: string;
    }
  | { readonly kind: 'limit'; readonly by: 'category' | 'brand' | 'group'; readonly max: number };

/** A question to the recommender. */
export interface RecommendationQuery {
  /** Strategy names in order; the next fills what the ones before leave open. */
  readonly strategies: readonly string[];
  readonly limit: number;
  /** The present session's interactions, oldest first. */
  readonly session: readonly Interaction[];
  /** The product being looked at. */
  readonly itemId?: string;
  /** The category being looked at (or of the product being looked at). */
  readonly category?: string;
  readonly cartItemIds: readonly string[];
  /** Never to be answered: already on the page, or the caller's wish. */
  readonly excludeItemIds: readonly string[];
  readonly person?: RecommendationPerson;
  readonly merchandising: readonly CompiledMerchandising[];
  readonly nowMs: number;
}

/** Why a product is recommended, fit for a shopper's eyes. */
export interface RecommendationReason {
  /** `because_viewed`, `bought_together`, `trending` … */
  readonly code: string;
  /** The product it refers to, when there is one. */
  readonly itemId?: string;
  readonly text: LocalizedText;
}

export interface RecommendedItem {
  readonly itemId: string;
  /** Higher is better; comparable within one answer only. */
  readonly score: number;
  readonly strategy: string;
  readonly reason: RecommendationReason;
  readonly product: Product;
  /** What merchandising did to it: `boost ×2`, `pin 1`. */
  readonly adjustments?: readonly string[];
}

export interface RecommendationResult {
  readonly items: readonly RecommendedItem[];
  /** Changes whenever the model's parameters do. */
  readonly modelVersion: string;
  /** How many candidates each filter or rule took out, by name: shown by `explain`. */
  readonly removed: { readonly [filter: string]: number };
}

/** How the engine asks the recommender; handed to `decide` by the collector. */
export type Recommend = (query: RecommendationQuery) => RecommendationResult;
