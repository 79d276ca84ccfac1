import { type Interaction, isJsonObject, type LoggedEvent } from '@quen/protocol';

const kinds = new Map<string, Interaction['kind']>([
  ['view_item', 'view'],
  ['add_to_cart', 'cart'],
  ['purchase', 'purchase'],
]);
const mostItems = 50;
const longestId = 200;

/**
 * What an event says somebody did with products, in the order given; empty for events that are not about that and for bots. At most 50 products of an
 * event count, each once. A time after the event was received is not believed.
 */
export function interactionsOf(event: LoggedEvent): Interaction[] {
  const kind = kinds.get(event.name);
  if (kind === undefined || event.flags.includes('bot')) return [];
  const items = event.properties['items'];
  if (!Array.isArray(items)) return [];
  const atMs = Math.min(event.occurredAtMs, event.receivedAtMs);
  if (!Number.isFinite(atMs) || atMs <= 0) return [];
  const found: Interaction[] = [];
  for (const item of items.slice(0, mostItems)) {
    if (!isJsonObject(item)) continue;
    const itemId = item['item_id'];
    if (typeof itemId !== 'string' || itemId === '' || itemId.length > longestId) continue;
    if (!found.some((other) => other.itemId === itemId)) found.push({ itemId, atMs, kind });
  }
  return found;
}
