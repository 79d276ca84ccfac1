import { orderIdOf, orderValueMinor } from '@quen/engine';
import type { Issue, Result } from '@quen/protocol';
import type { LogFolder } from '../profiles/fold-log.ts';
import { identityKey, type NewEvent } from '../storage/storage.ts';

export interface GiveBackOptions {
  readonly folder: Pick<LogFolder, 'read'>;
  /** Who placed an order, as the reports know visitors: a browser's id, or `u:` and a customer's. Undefined for an order nobody told of. */
  readonly visitorOf: (orderId: string) => Promise<string | undefined>;
}

/** An order as far as it matters for what is given back of it. */
interface KnownOrder {
  /** Null when it is too old to be remembered. */
  readonly currency: string | null;
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
 * it can be sent again after the order; and so is an amount that is not in the order's currency.
 */
export function createGiveBack({
  folder,
  visitorOf,
}: GiveBackOptions): (event: NewEvent, before: readonly NewEvent[]) => Promise<Result<NewEvent>> {
  async function find(orderId: string, event: NewEvent, before: readonly NewEvent[]): Promise<KnownOrder | undefined> {
    const told = before.find((other) => other.name === 'purchase' && orderIdOf(other) === orderId);
    if (told !== undefined) return { currency: textOf(told.properties['currency']), owner: told };
    const own = await currencyIn(event.identity, orderId);
    if (own !== undefined) return { currency: own, owner: event };
    const visitor = await visitorOf(orderId);
    if (visitor === undefined) return undefined;
    const owner = visitor.startsWith('u:')
      ? ({ anonymousId: null, userId: visitor.slice(2), proof: 'proven' } as const)
      : ({ anonymousId: visitor, userId: null, proof: 'none' } as const);
    const currency = await currencyIn(identityKey(owner) ?? '', orderId);
    return currency === undefined ? { currency: null, owner: event } : { currency, owner };
  }

  async function currencyIn(identity: string, orderId: string): Promise<string | undefined> {
    const entry = await folder.read(identity);
    return entry?.profile.orders.recent.find((order) => order.orderId === orderId)?.currency;
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
    const { currency, owner } = order;
    const stated = textOf(event.properties['currency']);
    if (currency !== null && stated !== null && stated !== currency && orderValueMinor(event) !== null) {
      return refuse('properties.currency', `The order is in ${currency}, and so is what is given back of it.`);
    }
    const { anonymousId, userId, proof } = owner;
    const identity = identityKey(owner);
    if (identity === null || identity === event.identity) return { ok: true, value: event };
    return { ok: true, value: { ...event, anonymousId, userId, proof, identity } };
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function refuse(path: string, message: string): { readonly ok: false; readonly issues: readonly Issue[] } {
  return { ok: false, issues: [{ code: 'invalid_event', path, message }] };
}
