import type { LoggedEvent } from '@quen/protocol';

/** Events that tell of an order. */
export const ordersTold: ReadonlySet<string> = new Set(['purchase', 'refund', 'order_cancelled']);

/** The order's number, else the event's own id, so that an order without a number still counts once. */
export function orderIdOf({ properties, messageId }: Pick<LoggedEvent, 'properties' | 'messageId'>): string {
  const id = properties['transaction_id'];
  return typeof id === 'string' && id !== '' ? id : messageId;
}

/** What an event confirms in minor units: null when a browser says it, in another currency, or without an amount. */
export function revenueOf({ properties, source }: LoggedEvent, currency: string): number | null {
  const value = properties['value_minor'];
  if (source === 'browser' || (properties['currency'] ?? currency) !== currency) return null;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  return sumOfItems(properties['items']);
}

function sumOfItems(items: unknown): number | null {
  if (!Array.isArray(items)) return null;
  let sum = 0;
  for (const item of items as readonly { readonly price_minor?: unknown; readonly quantity?: unknown }[]) {
    const { price_minor: price, quantity } = item;
    if (typeof price !== 'number') return null;
    sum += price * (typeof quantity === 'number' ? quantity : 1);
  }
  return items.length > 0 ? sum : null;
}
