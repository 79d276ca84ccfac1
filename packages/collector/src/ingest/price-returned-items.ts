import { type Issue, isJsonObject, type Json, type JsonObject, type Result } from '@quen/protocol';

/** A line of the order that something is given back of. */
export interface OrderedLine {
  readonly itemId: string;
  readonly quantity: number;
  /** Of one piece, in minor units; null when it is not known. */
  readonly priceMinor: number | null;
}

/**
 * The properties of a refund that names single pieces and neither its value nor their prices, with the prices that they have in the order: else it
 * would be one of the whole order. One that names all pieces is, and stays as it is.
 *
 * @param lines of the order; null when they are not remembered
 * @returns a refusal for a piece whose price nobody knows
 */
export function priceReturnedItems(properties: JsonObject, lines: readonly OrderedLine[] | null): Result<JsonObject> {
  const items: readonly Json[] = Array.isArray(properties['items']) ? properties['items'] : [];
  const isPriced = (item: Json): boolean => isJsonObject(item) && item['price_minor'] !== undefined;
  if (properties['value_minor'] !== undefined || items.every(isPriced)) return { ok: true, value: properties };
  if (lines !== null && !items.some(isPriced) && areAllReturned(items, lines)) return { ok: true, value: properties };
  const issues: Issue[] = [];
  const priced = items.map((item, index): Json => {
    if (isPriced(item)) return item;
    const price = lines?.find(({ itemId, priceMinor }) => itemId === itemIdOf(item) && priceMinor !== null)?.priceMinor;
    if (typeof price === 'number' && isJsonObject(item)) return { ...item, price_minor: price };
    const message = 'Say the price of the piece, or the value of all that was given back; the order names none for it.';
    issues.push({ code: 'invalid_event', path: `properties.items.${index}.price`, message });
    return item;
  });
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: { ...properties, items: priced } };
}

function areAllReturned(items: readonly Json[], lines: readonly OrderedLine[]): boolean {
  const left = new Map<string, number>();
  for (const { itemId, quantity } of lines) left.set(itemId, (left.get(itemId) ?? 0) + quantity);
  for (const item of items) {
    const quantity = isJsonObject(item) ? Number(item['quantity'] ?? 1) : 0;
    left.set(itemIdOf(item), (left.get(itemIdOf(item)) ?? 0) - quantity);
  }
  return [...left.values()].every((quantity) => quantity <= 0);
}

function itemIdOf(item: Json): string {
  return isJsonObject(item) ? String(item['item_id']) : '';
}
