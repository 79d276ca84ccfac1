import type { Product } from '@quen/protocol';

/** A rule that takes products out, with the name its removals are counted under. */
export interface PlannedRejection {
  readonly name: string;
  /** The condition as text where the product alone decides. */
  readonly condition?: string | undefined;
  rejects(product: Product): boolean;
}

/** A rule that changes scores. */
export interface PlannedScale {
  readonly factor: number;
  /** As the explanation of an item says it: `boost ×2`. */
  readonly label: string;
  matches(product: Product): boolean;
}

/** A product with a fixed place, counted from 1. */
export interface PlannedPin {
  readonly itemId: string;
  readonly position: number;
}

export interface PlannedLimit {
  readonly by: 'category' | 'brand' | 'group';
  readonly max: number;
}

/** What the rules of one question amount to; each kind of rule adds its part. */
export interface MerchandisingPlan {
  readonly rejections: PlannedRejection[];
  readonly scales: PlannedScale[];
  readonly pins: PlannedPin[];
  readonly limits: PlannedLimit[];
}
