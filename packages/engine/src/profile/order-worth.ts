import type { LoggedEvent } from '@quen/protocol';
import { confirmedValueMinor, orderValueMinor } from './order-facts.ts';

/** What the shop itself has confirmed of an order, and given back of it. */
export interface OrderWorth {
  /** What it confirmed less what it gave back, in minor units of its currency; null when nothing was confirmed. */
  readonly revenueMinor: number | null;
  /** What it gave back before it confirmed anything, in the same units; it comes off what will be. */
  readonly givenBackMinor: number;
  readonly cancelled: boolean;
}

/** An order that nothing is known of yet. */
export const unknownWorth: OrderWorth = { revenueMinor: null, givenBackMinor: 0, cancelled: false };

/** Given back of an order that may turn out to be worth anything. */
const wholeOrder = Number.MAX_SAFE_INTEGER;

/**
 * An order's worth after another event of {@link orderEvents} told of it: it is confirmed once, whether its page or the shop's server was first, and only the
 * shop takes something back. Without an amount that is all of it; an amount in another currency than the shop's cannot be taken off.
 *
 * @param currency the shop's
 * @returns the same object where nothing changes
 */
export function followOrder(
  worth: OrderWorth,
  event: Pick<LoggedEvent, 'name' | 'properties' | 'source'>,
  currency: string,
): OrderWorth {
  const { revenueMinor, givenBackMinor, cancelled } = worth;
  if (event.name === 'purchase') {
    const confirmed = revenueMinor === null ? confirmedValueMinor(event, currency) : null;
    return confirmed === null ? worth : { ...worth, revenueMinor: Math.max(0, confirmed - givenBackMinor) };
  }
  if (event.source === 'browser') return worth;
  if (event.name === 'order_cancelled') return cancelled ? worth : { ...worth, cancelled: true };
  if (event.name !== 'refund') return worth;
  const amount = orderValueMinor(event);
  if (amount !== null && (event.properties['currency'] ?? currency) !== currency) return worth;
  if (revenueMinor !== null) return { ...worth, revenueMinor: Math.max(0, revenueMinor - (amount ?? revenueMinor)) };
  return { ...worth, givenBackMinor: Math.min(wholeOrder, givenBackMinor + (amount ?? wholeOrder)) };
}
