import type { CommerceItem, LoggedEvent, ShopSettings } from '@quen/protocol';
import { orderIdOf } from './order-facts.ts';

/** One event on its way into a profile, with what several projections want to know of it. */
export interface FoldStep {
  readonly event: LoggedEvent;
  readonly shop: ShopSettings;
  /** Products of the event; those without an id are left out. */
  readonly items: readonly CommerceItem[];
  /** `transaction_id` of an order event, else its message id, so that an order without a number still counts once. */
  readonly orderId: string;
  /** Sent by the shop itself, not by a browser. */
  readonly trusted: boolean;
  /** Something the visitor did, and not the back office or Quen itself. */
  readonly byVisitor: boolean;
}

const backOffice = new Set([
  'refund',
  'order_cancelled',
  'offer_reserved',
  'offer_redeemed',
  'offer_released',
  'segment_entered',
  'segment_left',
]);
const noItems: readonly CommerceItem[] = [];

/** Reads an event for all projections, each thing when it is first asked for. */
export function createFoldStep(event: LoggedEvent, shop: ShopSettings): FoldStep {
  return new EventStep(event, shop);
}

class EventStep implements FoldStep {
  readonly event: LoggedEvent;
  readonly shop: ShopSettings;
  readonly trusted: boolean;
  readonly byVisitor: boolean;
  #items: readonly CommerceItem[] | null = null;

  constructor(event: LoggedEvent, shop: ShopSettings) {
    this.event = event;
    this.shop = shop;
    this.trusted = event.source !== 'browser';
    this.byVisitor =
      event.source !== 'system' && !backOffice.has(event.name) && !(event.source === 'server' && event.name === 'purchase');
  }

  get items(): readonly CommerceItem[] {
    this.#items ??= itemsOf(this.event);
    return this.#items;
  }

  get orderId(): string {
    return orderIdOf(this.event);
  }
}

function itemsOf(event: LoggedEvent): readonly CommerceItem[] {
  const items: unknown = event.properties['items'];
  if (!Array.isArray(items) || items.length === 0) return noItems;
  return items.every(isItem) ? items : items.filter(isItem);
}

function isItem(value: unknown): value is CommerceItem {
  return (
    typeof value === 'object' &&
    value !== null &&
    'item_id' in value &&
    typeof value.item_id === 'string' &&
    value.item_id !== '' &&
    value.item_id !== '__proto__'
  );
}
