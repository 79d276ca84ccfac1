import type { RecommendedItem } from '@quen/protocol';

/** Body of `POST /console/api/recommendations/try`. */
export interface TryRecommendations {
  readonly itemId?: string;
  readonly profileId?: string;
  readonly cartItemIds?: readonly string[];
  /** All strategies when absent. */
  readonly strategies?: readonly string[];
  readonly limit?: number;
}

export interface TriedRecommendations {
  readonly modelVersion: string;
  readonly answers: readonly {
    readonly strategy: string;
    readonly label: { readonly [language: string]: string };
    readonly items: readonly RecommendedItem[];
    readonly tookMicros: number;
  }[];
}

/** Answer of `GET /console/api/catalogue/health`. */
export interface CatalogueHealth {
  readonly products: number;
  readonly sellable: number;
  readonly missingPicture: number;
  readonly missingPrice: number;
  readonly missingCategory: number;
  readonly soldOut: number;
  readonly unverified: number;
  readonly examples: readonly { readonly problem: string; readonly itemId: string; readonly title: string }[];
}
