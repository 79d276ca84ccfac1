import { type CommerceItem, categoryPath, type HistoryEntry, type Json } from '@quen/protocol';
import { maxRemembered, maxRememberedItems } from '../../condition/condition-limits.ts';
import type { FoldStep } from '../fold-step.ts';
import { itemPriceMinor, itemQuantity } from '../item-quantity.ts';
import type { Projection } from '../projection.ts';

const maxProperties = 10;
const maxText = 200;
/** Counted elsewhere, or too many to say anything one by one. */
const forgotten = new Set(['exposure', 'segment_entered', 'segment_left']);
const ownFields = new Set(['items', 'value_minor', '__proto__']);

/** The newest events, oldest first: what `$performed` looks at. Where there are too many, the oldest of the commonest kind go. */
export const history: Projection = {
  part: 'history',
  writes: ['history'],
  details: [{ aim: 'history.details', looksAt: ['properties'] }],
  fold(profile, step) {
    const { event } = step;
    if (forgotten.has(event.name)) return;
    const list = profile.history;
    let at = list.length;
    while (at > 0 && (list[at - 1]?.t ?? 0) > event.occurredAtMs) at--;
    if (at === list.length) list.push(entryOf(step));
    else list.splice(at, 0, entryOf(step));
    if (list.length > maxRemembered) forget(list);
  },
};

/**
 * Makes room for an eighth, so that who has a full history is not ranked with every event: each time the oldest of the kind there are
 * most of goes. Hundreds of looks never push out the one order.
 */
function forget(list: HistoryEntry[]): void {
  const counts = new Map<string, number>();
  for (const { n } of list) counts.set(n, (counts.get(n) ?? 0) + 1);
  const going = new Map<string, number>();
  for (let over = list.length - (maxRemembered - maxRemembered / 8); over > 0; over--) {
    let most = '';
    for (const [name, count] of counts) if (count > (counts.get(most) ?? 0)) most = name;
    counts.set(most, (counts.get(most) ?? 0) - 1);
    going.set(most, (going.get(most) ?? 0) + 1);
  }
  let kept = 0;
  for (const entry of list) {
    const left = going.get(entry.n) ?? 0;
    if (left > 0) going.set(entry.n, left - 1);
    else list[kept++] = entry;
  }
  list.length = kept;
}

function entryOf({ event, items }: FoldStep): HistoryEntry {
  const entry: HistoryEntry = { n: event.name, t: event.occurredAtMs };
  const value = event.properties['value_minor'];
  if (typeof value === 'number' && Number.isFinite(value)) entry.v = value;
  if (items.length > 0) entry.i = items.slice(0, maxRememberedItems).map(shortItem);
  let properties: { [name: string]: Json } | undefined;
  let count = 0;
  for (const name in event.properties) {
    const property = event.properties[name];
    if (ownFields.has(name) || property === undefined || property === null || typeof property === 'object') continue;
    properties ??= {};
    properties[name] = typeof property === 'string' ? property.slice(0, maxText) : property;
    if (++count === maxProperties) break;
  }
  if (properties !== undefined) entry.p = properties;
  return entry;
}

type ShortItem = { -readonly [K in keyof NonNullable<HistoryEntry['i']>[number]]: NonNullable<HistoryEntry['i']>[number][K] };

function shortItem(item: CommerceItem): ShortItem {
  const price = itemPriceMinor(item);
  const short: ShortItem = { item_id: item.item_id, quantity: itemQuantity(item) };
  const category = typeof item.item_category === 'string' ? categoryPath(item.item_category) : undefined;
  if (category !== undefined) short.item_category = category;
  if (typeof item.item_brand === 'string') short.item_brand = item.item_brand;
  if (price !== null) short.price_minor = price;
  return short;
}
