import type { CommerceItem } from '@quen/protocol';

/** How many pieces an item of an event stands for: a whole number of at least 1. */
export function itemQuantity(item: CommerceItem): number {
  const quantity: unknown = item.quantity;
  return typeof quantity === 'number' && quantity >= 1 && Number.isFinite(quantity) ? Math.floor(quantity) : 1;
}

/** Price of one piece in minor units, null when it is not known. */
export function itemPriceMinor(item: CommerceItem): number | null {
  const price: unknown = item.price_minor;
  return typeof price === 'number' && price >= 0 && Number.isFinite(price) ? Math.round(price) : null;
}
