import type { LocalizedText } from '../localized-text.ts';
import type { MerchandisingRule } from '../recommendation/merchandising-rule.ts';

/** What a page shows once. */
export const pageRepeats = ['products', 'offers', 'exclusion_groups'] as const;
export type PageRepeat = (typeof pageRepeats)[number];

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
  /**
   * What may stand here and elsewhere on the page at once: products, offers, members of an exclusion group. Nothing of that kind is kept from this
   * placement because another shows it, nor from another because this one does. Nothing when absent: a page shows each once.
   */
  readonly repeats?: readonly PageRepeat[];
}
