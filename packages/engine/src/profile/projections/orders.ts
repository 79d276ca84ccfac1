import type { OrderState, OrderSummary } from '@quen/protocol';
import type { FoldStep } from '../fold-step.ts';
import { orderValueMinor } from '../order-facts.ts';
import { ownEntry, setEntry, trimEntries } from '../own-entry.ts';
import type { Projection } from '../projection.ts';
import { lineOf } from './cart.ts';

const maxOrders = 50;
const maxBought = 500;
const maxLines = 100;

/**
 * Orders, each once by its number, however often it is told. Only orders the shop itself sent move revenue; what a browser says
 * is kept as unverified until the shop confirms it. What is given back of them only the shop can say, here as in the reports.
 */
export const orders: Projection = {
  part: 'orders',
  writes: ['orders'],
  events: ['purchase', 'refund', 'order_cancelled'],
  looksAt: ['properties'],
  fold(profile, step) {
    const state = profile.orders;
    const known = state.recent.find((order) => order.orderId === step.orderId);
    if (step.event.name === 'purchase') {
      if (known === undefined) place(state, step);
      else if (!known.verified && step.trusted) verify(state, known, step);
    } else if (known !== undefined && step.trusted) {
      if (step.event.name === 'refund') refund(state, known, step);
      else if (counts(known)) {
        takeOut(state, known);
        known.status = 'cancelled';
        recount(state);
      }
    }
  },
};

/** Whether an order counts: it was neither cancelled nor refunded whole. */
function counts(order: OrderSummary): boolean {
  return order.status === 'placed' || order.status === 'partly_refunded';
}

function place(state: OrderState, step: FoldStep): void {
  const order = summaryOf(step);
  let at = state.recent.length;
  while (at > 0 && (state.recent[at - 1]?.atMs ?? 0) > order.atMs) at--;
  state.recent.splice(at, 0, order);
  if (state.recent.length > maxOrders) state.recent.shift();
  state.count++;
  state.firstAtMs = Math.min(state.firstAtMs ?? order.atMs, order.atMs);
  state.lastAtMs = Math.max(state.lastAtMs ?? order.atMs, order.atMs);
  state.meanGapMs = meanGap(state);
  if (order.verified) addRevenue(state, order.currency, order.valueMinor);
  buy(state, order);
}

/** The shop's figures take the place of the browser's. */
function verify(state: OrderState, known: OrderSummary, step: FoldStep): void {
  const order = summaryOf(step);
  known.verified = true;
  known.valueMinor = order.valueMinor;
  known.currency = order.currency;
  if (order.lines.length > 0) known.lines = order.lines;
  known.refundedMinor = Math.min(known.refundedMinor, known.valueMinor);
  if (counts(known)) addRevenue(state, known.currency, known.valueMinor - known.refundedMinor);
}

function refund(state: OrderState, known: OrderSummary, { event, shop }: FoldStep): void {
  if (!counts(known)) return;
  const left = known.valueMinor - known.refundedMinor;
  const asked = orderValueMinor(event);
  // An amount of another currency cannot be taken off.
  if (asked !== null && (event.properties['currency'] ?? shop.currency) !== known.currency) return;
  const amount = asked === null ? left : Math.min(asked, left);
  if (amount >= left) {
    takeOut(state, known);
    known.refundedMinor = known.valueMinor;
    known.status = 'refunded';
    recount(state);
    return;
  }
  known.refundedMinor += amount;
  known.status = 'partly_refunded';
  if (known.verified) addRevenue(state, known.currency, -amount);
}

function takeOut(state: OrderState, order: OrderSummary): void {
  if (order.verified) addRevenue(state, order.currency, -(order.valueMinor - order.refundedMinor));
  state.count--;
  for (const itemId of new Set(order.lines.map((line) => line.itemId))) {
    const entry = ownEntry(state.bought, itemId);
    if (entry === undefined) continue;
    entry.count--;
    if (entry.count <= 0) delete state.bought[itemId];
    else if (entry.count === 1) entry.meanGapMs = null;
  }
}

/** First and last order again, after one has gone. Orders older than the remembered ones keep their first time. */
function recount(state: OrderState): void {
  const left = state.recent.filter(counts);
  if (state.count === 0) {
    state.firstAtMs = null;
    state.lastAtMs = null;
  } else {
    if (left.length >= state.count) state.firstAtMs = left[0]?.atMs ?? state.firstAtMs;
    state.lastAtMs = left.at(-1)?.atMs ?? state.lastAtMs;
  }
  state.meanGapMs = meanGap(state);
}

function meanGap({ count, firstAtMs, lastAtMs }: OrderState): number | null {
  return count < 2 || firstAtMs === null || lastAtMs === null ? null : (lastAtMs - firstAtMs) / (count - 1);
}

function buy(state: OrderState, order: OrderSummary): void {
  for (const itemId of new Set(order.lines.map((line) => line.itemId))) {
    const entry = ownEntry(state.bought, itemId);
    if (entry === undefined) {
      setEntry(state.bought, itemId, { count: 1, lastAtMs: order.atMs, meanGapMs: null });
      continue;
    }
    const first = entry.lastAtMs - (entry.meanGapMs ?? 0) * (entry.count - 1);
    entry.lastAtMs = Math.max(entry.lastAtMs, order.atMs);
    entry.meanGapMs = (entry.lastAtMs - Math.min(first, order.atMs)) / entry.count;
    entry.count++;
  }
  trimEntries(state.bought, maxBought, (entry) => entry.lastAtMs);
}

function addRevenue(state: OrderState, currency: string, amountMinor: number): void {
  setEntry(state.revenueMinor, currency, (ownEntry(state.revenueMinor, currency) ?? 0) + amountMinor);
}

function summaryOf({ event, items, shop, orderId, trusted }: FoldStep): OrderSummary {
  const lines = items.slice(0, maxLines).map(lineOf);
  const currency = event.properties['currency'];
  return {
    orderId,
    atMs: event.occurredAtMs,
    valueMinor: orderValueMinor(event) ?? 0,
    currency: typeof currency === 'string' ? currency : shop.currency,
    lines,
    status: 'placed',
    refundedMinor: 0,
    verified: trusted,
  };
}
