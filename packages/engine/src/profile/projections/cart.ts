import type { CartLine, CartState, CommerceItem } from '@quen/protocol';
import type { FoldStep } from '../fold-step.ts';
import { itemCategories } from '../item-categories.ts';
import { itemPriceMinor, itemQuantity } from '../item-quantity.ts';
import type { Projection } from '../projection.ts';

const maxLines = 200;

/**
 * What is in the cart. `add_to_cart` and `remove_from_cart` move it; `cart_updated`, `view_cart` and `begin_checkout` tell it
 * whole; an order empties it, once.
 */
export const cart: Projection = {
  part: 'cart',
  writes: ['cart'],
  reads: ['orders'],
  events: ['add_to_cart', 'remove_from_cart', 'cart_updated', 'view_cart', 'begin_checkout', 'purchase'],
  looksAt: ['properties'],
  fold(profile, step) {
    const state = profile.cart;
    // The shop's server may tell of an order before the page's last events are in: they fill a cart that has been bought.
    if (step.event.name !== 'purchase' && step.event.occurredAtMs < (profile.orders.lastAtMs ?? 0)) return;
    switch (step.event.name) {
      case 'add_to_cart':
        takeCurrency(state, step);
        for (const item of step.items) add(state, item);
        break;
      case 'remove_from_cart':
        for (const item of step.items) remove(state, item);
        break;
      case 'purchase':
        // The server's word on an order the browser told of already must not empty the next cart.
        if (profile.orders.recent.some((order) => order.orderId === step.orderId)) return;
        state.lines = [];
        break;
      default:
        // A page may send `view_cart` without naming the lines; only `cart_updated` says that the cart is empty.
        if (step.items.length === 0 && step.event.name !== 'cart_updated') return;
        takeCurrency(state, step);
        state.lines = [];
        for (const item of step.items) add(state, item);
    }
    state.valueMinor = cartValueMinor(state.lines);
    state.updatedAtMs = Math.max(state.updatedAtMs ?? step.event.occurredAtMs, step.event.occurredAtMs);
  },
};

/** Sum of quantity × price over lines with a price, in minor units. */
export function cartValueMinor(lines: readonly CartLine[]): number {
  let value = 0;
  for (const line of lines) value += (line.priceMinor ?? 0) * line.quantity;
  return value;
}

/** A cart of these lines, whose prices are all in one currency. */
export function cartOf(lines: CartLine[], currency: string, updatedAtMs: number | null = null): CartState {
  return { lines, valueMinor: cartValueMinor(lines), currency, updatedAtMs };
}

/** A line of a cart or an order from an event's item. */
export function lineOf(item: CommerceItem): CartLine {
  return {
    itemId: item.item_id,
    quantity: itemQuantity(item),
    priceMinor: itemPriceMinor(item),
    categories: itemCategories(item),
  };
}

function takeCurrency(state: CartState, { event }: FoldStep): void {
  const currency = event.properties['currency'];
  if (typeof currency !== 'string' || currency === state.currency) return;
  // Prices of the other currency cannot be added to these.
  if (state.currency !== null) for (const line of state.lines) line.priceMinor = null;
  state.currency = currency;
}

function add(state: CartState, item: CommerceItem): void {
  const line = state.lines.find((other) => other.itemId === item.item_id);
  if (line === undefined) {
    if (state.lines.length < maxLines) state.lines.push(lineOf(item));
    return;
  }
  line.quantity += itemQuantity(item);
  line.priceMinor = itemPriceMinor(item) ?? line.priceMinor;
}

function remove(state: CartState, item: CommerceItem): void {
  const at = state.lines.findIndex((other) => other.itemId === item.item_id);
  const line = state.lines[at];
  if (line === undefined) return;
  line.quantity -= itemQuantity(item);
  if (line.quantity <= 0) state.lines.splice(at, 1);
}
