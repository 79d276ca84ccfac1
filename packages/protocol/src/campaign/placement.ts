import type { LocalizedText } from '../localized-text.ts';
import type { MerchandisingRule } from '../recommendation/merchandising-rule.ts';

/** A named place on a page. */
export interface Placement {
  /** What stands in `data-quen-placement`: letters, digits, `-` and `_`. */
  readonly id: string;
  readonly name: string;
  readonly description?: LocalizedText;
  /** How many products at most; 12 when absent. */
  readonly maxItems?: number;
  /** Applied to every recommendation in this placement, before a campaign's own. */
  readonly merchandising?: readonly MerchandisingRule[];
}
