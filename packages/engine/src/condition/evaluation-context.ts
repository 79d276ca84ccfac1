import type { CartLine, CartState, DecidePage, EnrichedContext, Product, Profile, ShopSettings } from '@quen/protocol';

/** All that a condition may look at. What is absent reads as missing, never as an error. */
export interface EvaluationContext {
  readonly profile: Profile;
  readonly page: DecidePage;
  /** The cart of this request where the page sent one, else the profile's. */
  readonly cart: CartState;
  /** Circumstances of this request. */
  readonly context: EnrichedContext;
  readonly shop: ShopSettings;
  readonly nowMs: number;
  /** For conditions on products: filters and merchandising. */
  readonly product?: Product;
  /** For conditions on cart lines: offers. */
  readonly line?: CartLine;
}
