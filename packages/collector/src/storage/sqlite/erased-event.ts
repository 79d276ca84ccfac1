import { isJsonObject, type Json, type JsonObject } from '@quen/protocol';
import { isErasedName } from '../erased-name.ts';
import type { EventRow } from './event-row.ts';

/** Begins the identity of an erased person's events; nobody's own identity does. */
export const erasedMark = 'x:';

/** Properties that reports count by, and that say nothing about a person. */
const keptProperties = ['campaign', 'variant', 'heldOut', 'placement', 'offerId', 'currency', 'value_minor'] as const;
const keptOfItems = ['item_id', 'quantity', 'price_minor', 'discount_minor'] as const;

/** Names drawn by lot for what is erased, the same one for the same thing during one erasure. */
export type Lots = (thing: string) => string;

/** The body of an event when its person is erased: what reports count, by nobody in particular. */
export function erasedBody(row: EventRow, lots: Lots): string {
  const body: { anonymousId: string | null; userId: string | null; flags: Json; properties: JsonObject } = JSON.parse(row.body);
  const { properties } = body;
  const order = properties['transaction_id'];
  return JSON.stringify({
    // A device that was erased before its guest has its lot already, and reports know it by that.
    anonymousId: body.anonymousId === null || isErasedName(body.anonymousId) ? body.anonymousId : lots(`a:${body.anonymousId}`),
    userId: body.userId === null ? null : lots(`u:${body.userId}`),
    proof: 'none',
    flags: body.flags,
    properties: {
      ...pick(properties, keptProperties),
      ...(typeof order === 'string' && order !== '' && { transaction_id: lots(`order:${order}`) }),
      ...(Array.isArray(properties['items']) && {
        items: properties['items'].map((item: Json) => (isJsonObject(item) ? pick(item, keptOfItems) : {})),
      }),
    },
    context: {},
  });
}

/**
 * The body of somebody else's event that names an erased person: without its claim to be by them, with what it declared under the claim; and with the
 * lots of a device and of an order that were theirs, as the reports have them.
 */
export function unnamedBody(
  row: EventRow,
  isErased: (thing: string) => boolean,
  lots: Lots,
): { readonly body: string; readonly isClaim: boolean } {
  const body: JsonObject = JSON.parse(row.body);
  const { anonymousId, userId, proof } = body;
  const properties = isJsonObject(body['properties']) ? body['properties'] : {};
  const order = properties['transaction_id'];
  const isClaim = proof === 'claimed' && isErased(`u:${userId}`);
  const declares = row.name === 'identify' || row.name === 'sign_up';
  const unnamed = {
    ...body,
    ...(typeof anonymousId === 'string' && isErased(`a:${anonymousId}`) && { anonymousId: lots(`a:${anonymousId}`) }),
    ...(typeof order === 'string' &&
      isErased(`order:${order}`) && { properties: { ...properties, transaction_id: lots(`order:${order}`) } }),
    ...(isClaim && { userId: null, proof: 'none', ...(declares && { properties: {} }) }),
  };
  return { body: JSON.stringify(unnamed), isClaim };
}

function pick(source: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.flatMap((name) => (source[name] === undefined ? [] : [[name, source[name]]])));
}
