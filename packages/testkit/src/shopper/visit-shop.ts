import type { PersonalShop } from './personal-shop.ts';
import type { ProductFlow } from './product-flow.ts';

/** What a visit needs to know of the shop. */
export interface VisitShop {
  readonly flow: ProductFlow;
  readonly origin: string;
  /** Page of a category; `/c/<category>` in the demo shop. */
  readonly categoryPath: (category: string) => string;
  readonly shippingMinor: number;
  readonly freeShippingFromMinor: number;
  readonly personal?: PersonalShop;
}
