import { consentPurposes, type DecideRequest, type EventsRequest } from '@quen/protocol';
import { type Check, fields, hasOnly, isId, isMoment, isPageType, isPlainContext, isText } from '../ingest/plain-fields.ts';

const isFlag: Check = (value) => typeof value === 'boolean';
const isStatus: Check = (value) => value === 'granted' || value === 'denied';
const isIds: Check = (value) => Array.isArray(value) && value.length <= 50 && value.every(isId);
const isBatch: Check = (value) => Array.isArray(value) && value.length <= 1000;
const isPrice: Check = (value) => typeof value === 'number' && value >= 0;
const isQuantity: Check = (value) => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 1_000_000;
const isCurrency: Check = (value) => typeof value === 'string' && /^[A-Z]{3}$/.test(value);

const consent = fields(Object.fromEntries(consentPurposes.map((purpose) => [purpose, isStatus])));
const line = fields({ item_id: isId, quantity: isQuantity, price: isPrice });
const isLine: Check = (value) => hasOnly(value, line, 2) && isId(read(value, 'item_id')) && isQuantity(read(value, 'quantity'));
const cart = fields({
  currency: isCurrency,
  items: (value) => Array.isArray(value) && value.length <= 500 && value.every(isLine),
});
const page = fields({
  url: isText(4000),
  type: isPageType,
  title: isText(1000),
  referrer: isText(4000),
  itemId: isId,
  category: isId,
  searchTerm: isText(500),
});

const batch = {
  events: isBatch,
  anonymousId: isId,
  userId: isId,
  userToken: isText(4000),
  context: isPlainContext,
  page: (value: unknown) => hasOnly(value, page, 1) && typeof read(value, 'url') === 'string',
  sentAt: isMoment,
  consent: (value: unknown) => hasOnly(value, consent, 0),
};
const eventsRequest = fields(batch);
const decideRequest = fields({
  ...batch,
  placements: isIds,
  found: (value) => Array.isArray(value) && value.length <= 100,
  cart: (value) => hasOnly(value, cart, 1) && Array.isArray(read(value, 'items')),
  locale: isText(50),
  explain: isFlag,
  dryRun: isFlag,
});

/**
 * Whether a body is one that the schema would pass unchanged: a subset of what it takes, for a fraction of the time (a test holds the two
 * together). False says nothing. The events in it are not looked at, as they are not by the schema.
 */
export function isPlainDecideRequest(value: unknown): value is DecideRequest {
  return hasOnly(value, decideRequest, 2) && Array.isArray(read(value, 'placements')) && read(value, 'page') !== undefined;
}

/** The same for a batch of events. */
export function isPlainEventsRequest(value: unknown): value is EventsRequest {
  return hasOnly(value, eventsRequest, 1) && Array.isArray(read(value, 'events'));
}

function read(value: unknown, key: string): unknown {
  return (value as { readonly [key: string]: unknown })[key];
}
