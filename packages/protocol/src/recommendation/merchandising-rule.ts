import type { Condition } from '../condition/condition.ts';

/** A marketer's hand on a list of products. Conditions are on `product.…` and may look at the profile and page too. */
export type MerchandisingRule =
  | { readonly kind: 'pin'; readonly itemIds: readonly string[]; readonly position: number; readonly when?: Condition }
  | { readonly kind: 'boost'; readonly match: Condition; readonly factor: number; readonly when?: Condition }
  | { readonly kind: 'bury'; readonly match: Condition; readonly factor: number; readonly when?: Condition }
  | { readonly kind: 'exclude'; readonly match: Condition; readonly when?: Condition }
  | { readonly kind: 'filter'; readonly match: Condition; readonly when?: Condition }
  | { readonly kind: 'limit'; readonly by: 'category' | 'brand' | 'group'; readonly max: number; readonly when?: Condition };
export type MerchandisingKind = MerchandisingRule['kind'];
