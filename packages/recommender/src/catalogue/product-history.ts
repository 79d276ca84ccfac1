import type { Product } from '@quen/protocol';
import { isSellable } from '@quen/protocol';

/** What happened to a product's price and stock; a time of 0 means never. */
export interface ProductHistory {
  readonly droppedAtMs: number;
  /** What it cost before the drop, in minor units; its list price where only that says that it cost more. */
  readonly formerPriceMinor: number;
  /** When it last cost that; 0 where only the list price says so. */
  readonly formerUntilMs: number;
  readonly backAtMs: number;
}

/** Nothing has happened: this very object. */
export const noHistory: ProductHistory = { droppedAtMs: 0, formerPriceMinor: 0, formerUntilMs: 0, backAtMs: 0 };

/** How long a price stays what a shopper compares with after it has fallen. */
export const priceMemoryMs: number = 30 * 86_400_000;

type Price = Omit<ProductHistory, 'backAtMs'>;

/**
 * The history after a product was written anew. A price that falls is a drop; a price that rises to the former one or above ends it. A product that
 * can be sold again is back. A list price above the price stands for a former price where none was seen.
 */
export function followProduct(
  before: Product | undefined,
  after: Product,
  history: ProductHistory,
  atMs: number,
): ProductHistory {
  const price = followPrice(before, after, history, atMs);
  let { backAtMs } = history;
  if (before !== undefined && !isSellable(before) && before.hidden !== true && isSellable(after)) backAtMs = atMs;
  if (!isSellable(after)) backAtMs = 0;
  if (price === history && backAtMs === history.backAtMs) return history;
  return price.droppedAtMs > 0 || backAtMs > 0 ? { ...price, backAtMs } : noHistory;
}

function followPrice(before: Product | undefined, after: Product, history: ProductHistory, atMs: number): Price {
  const price = after.priceMinor;
  const old = before?.priceMinor;
  const sameMoney = before === undefined || before.currency === after.currency;
  const seen = history.formerUntilMs > 0 && sameMoney && price !== undefined && price < history.formerPriceMinor;
  if (sameMoney && price !== undefined && old !== undefined && price < old) {
    // A second drop keeps the first price for a while, as that is what the shopper compares with.
    const keeps = seen && atMs - history.formerUntilMs <= priceMemoryMs && history.formerPriceMinor > old;
    const { formerPriceMinor, formerUntilMs } = keeps ? history : { formerPriceMinor: old, formerUntilMs: atMs };
    return { droppedAtMs: atMs, formerPriceMinor, formerUntilMs };
  }
  if (seen) return history;
  if (!isMarkedDown(after)) return noHistory;
  const since = history.formerUntilMs === 0 && history.droppedAtMs > 0 && sameMoney ? history.droppedAtMs : undefined;
  const { listPriceMinor: formerPriceMinor } = after;
  const droppedAtMs = since ?? after.updatedAtMs ?? atMs;
  if (droppedAtMs === history.droppedAtMs && formerPriceMinor === history.formerPriceMinor) return history;
  return { droppedAtMs, formerPriceMinor, formerUntilMs: 0 };
}

/** Whether its list price says that it costs less than it did. */
export function isMarkedDown(
  product: Product,
): product is Product & { readonly priceMinor: number; readonly listPriceMinor: number } {
  const { listPriceMinor, priceMinor } = product;
  return listPriceMinor !== undefined && priceMinor !== undefined && listPriceMinor > priceMinor;
}
