import { type CommerceItem, categoryPath, type HistoryEntry, type Json, type LoggedEvent } from '@quen/protocol';
import { maxRememberedItems } from '../condition/condition-limits.ts';
import { itemPriceMinor, itemQuantity } from './item-quantity.ts';

// Most events name the same few thousand products in the same words. What a history keeps of them is made once and shared by all histories, which takes
// a fifth of the memory and spares its collection most of the work. It changes no answer: what is not alike is made anew.

type Items = NonNullable<HistoryEntry['i']>;
type Properties = NonNullable<HistoryEntry['p']>;

const maxProperties = 10;
const maxText = 200;
const ownFields = new Set(['items', 'value_minor', '__proto__']);

const maxKnownProducts = 20_000;
const maxKnownEvents = 1_000;

/** Lists of one product by its id, as it was last named. */
const lastItems = new Map<string, readonly [Items[number]]>();
/** By event name, as the last one of that name had them. */
const lastProperties = new Map<string, Properties>();

/** What a history keeps of an event's products; undefined when there are none. Never to be changed, since it is shared. */
export function rememberedItems(items: readonly CommerceItem[]): Items | undefined {
  const [first] = items;
  if (first === undefined) return undefined;
  if (items.length === 1) return remembered(first);
  return items.slice(0, maxRememberedItems).map((item) => remembered(item)[0]);
}

/** What a history keeps of an event's other properties; undefined when there are none. Never to be changed, since it is shared. */
export function rememberedProperties({ name: eventName, properties: all }: LoggedEvent): Properties | undefined {
  let properties: { [name: string]: Json } | undefined;
  let count = 0;
  for (const name in all) {
    const property = all[name];
    if (ownFields.has(name) || property === undefined || property === null || typeof property === 'object') continue;
    properties ??= {};
    properties[name] = typeof property === 'string' ? property.slice(0, maxText) : property;
    if (++count === maxProperties) break;
  }
  if (properties === undefined) return undefined;
  const last = lastProperties.get(eventName);
  if (last !== undefined && areAlike(last, properties)) return last;
  if (lastProperties.size >= maxKnownEvents) lastProperties.clear();
  lastProperties.set(eventName, properties);
  return properties;
}

function remembered(item: CommerceItem): readonly [Items[number]] {
  const category = typeof item.item_category === 'string' ? categoryPath(item.item_category) : undefined;
  const price = itemPriceMinor(item);
  const fresh: { -readonly [K in keyof Items[number]]: Items[number][K] } = {
    item_id: item.item_id,
    quantity: itemQuantity(item),
  };
  if (category !== undefined) fresh.item_category = category;
  if (typeof item.item_brand === 'string') fresh.item_brand = item.item_brand;
  if (price !== null) fresh.price_minor = price;
  const last = lastItems.get(item.item_id);
  if (last !== undefined && areAlike(last[0], fresh)) return last;
  const list = [fresh] as const;
  if (lastItems.size >= maxKnownProducts) lastItems.clear();
  lastItems.set(item.item_id, list);
  return list;
}

/** Whether they have the same plain values under the same names in the same order, so that they are the same text as well. */
function areAlike(one: Properties, other: Properties): boolean {
  const names = Object.keys(one);
  let at = 0;
  for (const name in other) if (names[at++] !== name || one[name] !== other[name]) return false;
  return at === names.length;
}
