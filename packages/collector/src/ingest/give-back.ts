import { orderIdOf, orderValueMinor } from '@quen/engine';
import type { CommerceItem, Issue, OrderSummary, Result } from '@quen/protocol';
import type { LogFolder } from '../profiles/fold-log.ts';
import { identityKey, type NewEvent } from '../storage/storage.ts';
import { type OrderedLine, priceReturnedItems } from './price-returned-items.ts';

export interface GiveBackOptions {
  readonly folder: Pick<LogFolder, 'read'>;
  /** Who placed an order, as the reports know visitors: a browser's id, or `u:` and a customer's. Undefined for an order nobody told of. */
  readonly visitorOf: (orderId: string) => Promise<string | undefined>;
}

/** An order as far as it matters for what is given back of it. */
interface KnownOrder {
  /** Null when it is too old to be remembered. */
  readonly currency: string | null;
  /** Null when it is too old. */
  readonly lines: readonly OrderedLine[] | null;
  /** Whose it is. */
  readonly owner: Pick<NewEvent, 'anonymousId' | 'userId' | 'proof'>;
}

/** Whether an event undoes an order, or a part of it. */
export function isGiveBack({ name }: Pick<NewEvent, 'name'>): boolean {
  return name === 'refund' || name === 'order_cancelled';
}

/**
 * Finds the order that the shop's server refunds or cancels: in the batch itself, with the person who is named, or with whoever placed it. The
 * event is theirs then, so that profiles and reports take the same from the same order. One that nobody told of yet is refused rather than lost:
 * it can be sent again after the order; and so is an amount that is not in the order's currency. Single pieces without a price have the order's.
 */
export function createGiveBack({
  folder,
  visitorOf,
}: GiveBackOptions): (event: NewEvent, before: readonly NewEvent[]) => Promise<Result<NewEvent>> {
  async function find(orderId: string, event: NewEvent, before: readonly NewEvent[]): Promise<KnownOrder | undefined> {
    const told = before.find((other) => other.name === 'purchase' && orderIdOf(other) === orderId);
    if (told !== undefined) return { currency: textOf(told.properties['currency']), lines: linesOf(told), owner: told };
    const own = await orderIn(event.identity, orderId);
    if (own !== undefined) return { ...own, owner: event };
    const visitor = await visitorOf(orderId);
    if (visitor === undefined) return undefined;
    const owner = visitor.startsWith('u:')
      ? ({ anonymousId: null, userId: visitor.slice(2), proof: 'proven' } as const)
      : ({ anonymousId: visitor, userId: null, proof: 'none' } as const);
    const theirs = await orderIn(identityKey(owner) ?? '', orderId);
    return theirs === undefined ? { currency: null, lines: null, owner: event } : { ...theirs, owner };
  }

  async function orderIn(identity: string, orderId: string): Promise<OrderSummary | undefined> {
    const entry = await folder.read(identity);
    return entry?.profile.orders.recent.find((order) => order.orderId === orderId);
  }

  return async (event, before) => {
    const orderId = orderIdOf(event);
    const order = await find(orderId, event, before);
    if (order === undefined) {
      return refuse(
        'properties.transaction_id',
        `No order "${orderId.slice(0, 50)}" was told of yet; send the order, then this again.`,
      );
    }
    const { currency, lines, owner } = order;
    const stated = textOf(event.properties['currency']);
    if (currency !== null && stated !== null && stated !== currency && orderValueMinor(event) !== null) {
      return refuse('properties.currency', `The order is in ${currency}, and so is what is given back of it.`);
    }
    const priced =
      event.name === 'refund' ? priceReturnedItems(event.properties, lines) : { ok: true as const, value: event.properties };
    if (!priced.ok) return priced;
    // What says no amount says no currency either: the shop's stands in for it.
    const isOrders = currency !== null && orderValueMinor(event) === null;
    const properties = isOrders ? { ...priced.value, currency } : priced.value;
    const { anonymousId, userId, proof } = owner;
    const identity = identityKey(owner);
    if (identity === null || identity === event.identity) return { ok: true, value: { ...event, properties } };
    return { ok: true, value: { ...event, properties, anonymousId, userId, proof, identity } };
  };
}

function linesOf({ properties }: NewEvent): readonly OrderedLine[] {
  const items = (properties as { readonly items?: readonly CommerceItem[] }).items ?? [];
  return items.map(({ item_id, quantity, price_minor }) => ({ itemId: item_id, quantity, priceMinor: price_minor ?? null }));
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function refuse(path: string, message: string): { readonly ok: false; readonly issues: readonly Issue[] } {
  return { ok: false, issues: [{ code: 'invalid_event', path, message }] };
}
