import type { Product } from '@quen/protocol';
import { isSellable } from '@quen/protocol';

/** What happened to a product's price and stock; a time of 0 means never. */
export interface ProductHistory {
  readonly droppedAtMs: number;
  /** What it cost before the drop, in minor units. */
  readonly formerPriceMinor: number;
  readonly backAtMs: number;
}

/** Nothing has happened. */
export const noHistory: ProductHistory = { droppedAtMs: 0, formerPriceMinor: 0, backAtMs: 0 };

/**
 * The history after a product was written anew. A price that falls is a drop; a price that rises to the former one or above ends it. A product that
 * can be sold again is back. A new product brings a drop with it only when its list price says so.
 */
export function followProduct(
  before: Product | undefined,
  after: Product,
  history: ProductHistory,
  atMs: number,
): ProductHistory {
  let { droppedAtMs, formerPriceMinor, backAtMs } = history;
  const price = after.priceMinor;
  const old = before?.priceMinor;
  const sameMoney = before === undefined || before.currency === after.currency;
  if (!sameMoney) {
    droppedAtMs = 0;
    formerPriceMinor = 0;
  } else if (price !== undefined && old !== undefined && price < old) {
    // A second drop keeps the first price, as that is what the shopper compares with.
    formerPriceMinor = droppedAtMs > 0 ? Math.max(formerPriceMinor, old) : old;
    droppedAtMs = atMs;
  }
  if (droppedAtMs === 0 && price !== undefined && after.listPriceMinor !== undefined && after.listPriceMinor > price) {
    droppedAtMs = after.updatedAtMs ?? atMs;
    formerPriceMinor = after.listPriceMinor;
  }
  if (price === undefined || price >= formerPriceMinor) {
    droppedAtMs = 0;
    formerPriceMinor = 0;
  }
  if (before !== undefined && !isSellable(before) && before.hidden !== true && isSellable(after)) backAtMs = atMs;
  if (!isSellable(after)) backAtMs = 0;
  if (droppedAtMs === history.droppedAtMs && formerPriceMinor === history.formerPriceMinor && backAtMs === history.backAtMs)
    return history;
  return { droppedAtMs, formerPriceMinor, backAtMs };
}
