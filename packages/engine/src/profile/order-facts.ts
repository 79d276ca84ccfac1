import type { CommerceItem, LoggedEvent } from '@quen/protocol';
import { itemPriceMinor, itemQuantity } from './item-quantity.ts';

/** Events that tell of an order. */
export const orderEvents: ReadonlySet<string> = new Set(['purchase', 'refund', 'order_cancelled']);

/** The order's number, else the event's own id, so that an order without a number still counts once. */
export function orderIdOf({ properties, messageId }: Pick<LoggedEvent, 'properties' | 'messageId'>): string {
  const id = properties['transaction_id'];
  return typeof id === 'string' && id !== '' ? id : messageId;
}

/** What an event of an order says it is worth, in minor units: its value, else the sum of its items that have a price; null without either. */
export function orderValueMinor({ properties }: Pick<LoggedEvent, 'properties'>): number | null {
  const value = properties['value_minor'];
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return Math.round(value);
  const items: unknown = properties['items'];
  return Array.isArray(items) ? sumOf(items) : null;
}

/** The worth the shop itself confirms: null when a browser says it, or when it is in another currency. */
export function confirmedValueMinor(event: Pick<LoggedEvent, 'properties' | 'source'>, currency: string): number | null {
  if (event.source === 'browser' || (event.properties['currency'] ?? currency) !== currency) return null;
  return orderValueMinor(event);
}

function sumOf(items: readonly unknown[]): number | null {
  let sum: number | null = null;
  for (const item of items) {
    if (typeof item !== 'object' || item === null) continue;
    const priceMinor = itemPriceMinor(item as CommerceItem);
    if (priceMinor !== null) sum = (sum ?? 0) + priceMinor * itemQuantity(item as CommerceItem);
  }
  return sum;
}
