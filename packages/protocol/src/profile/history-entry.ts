import type { CommerceItem } from '../event/commerce-properties.ts';
import type { Json } from '../json.ts';

/** An event as the profile remembers it: short keys, because every profile has many. `i` and `p` may be shared with others. */
export interface HistoryEntry {
  /** Event name. */
  n: string;
  /** When, epoch milliseconds. */
  t: number;
  /** Value in minor units. */
  v?: number;
  /** Products. */
  i?: readonly Pick<CommerceItem, 'item_id' | 'item_category' | 'item_brand' | 'quantity' | 'price_minor'>[];
  /** Other properties that are strings, numbers or booleans, at most 10. */
  p?: { readonly [name: string]: Json };
}
