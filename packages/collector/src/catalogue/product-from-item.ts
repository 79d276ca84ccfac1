import { type EventContext, itemCategoryPath, type Product, toMinor } from '@quen/protocol';
import { availabilityOf } from '@quen/sources/availability-text';

/** An item of an event as it is known when nothing else is: field names after GA4, price decimal (`price`) or minor (`price_minor`). */
export type SeenItem = { readonly [field: string]: unknown };

/** What stands around an item. */
export interface SeenAround {
  /** ISO 4217 of the event, else of the shop. */
  readonly currency: string;
  readonly context?: EventContext;
  readonly nowMs: number;
}

/**
 * A product that was only seen in an event, so that recommendations can answer with it until the catalogue knows better: unverified, in
 * stock unless it says otherwise, titled by its id when nobody said its name.
 *
 * @returns undefined when the item has no usable id
 */
export function productFromItem(item: SeenItem, { currency, context, nowMs }: SeenAround): Product | undefined {
  const id = textOf(item['item_id'], 200);
  if (id === undefined || !/^[A-Z]{3}$/.test(currency)) return undefined;
  const price = numberOf(item['price']);
  const priceMinor = numberOf(item['price_minor']) ?? (price === undefined ? undefined : toMinor(price, currency));
  const category = itemCategoryPath(item);
  const brand = textOf(item['item_brand'], 200);
  const imageUrl = addressOf(item['item_image'] ?? item['image_url']);
  const groupId = textOf(item['item_group_id'], 200);
  const stated = textOf(item['item_availability'], 100);
  // Only on its own page does the page's address lead to the product.
  const pageUrl = context?.page?.type === 'product' ? addressOf(context.page.url) : undefined;
  return {
    id,
    title: textOf(item['item_name'], 1000) ?? id,
    url: addressOf(item['item_url'] ?? item['url']) ?? pageUrl ?? `/products/${encodeURIComponent(id)}`,
    categories: category === undefined ? [] : [category],
    currency,
    availability: (stated === undefined ? undefined : availabilityOf(stated)) ?? 'in_stock',
    verified: false,
    createdAtMs: nowMs,
    ...(priceMinor !== undefined && Number.isSafeInteger(priceMinor) && { priceMinor }),
    ...(brand !== undefined && { brand }),
    ...(imageUrl !== undefined && { imageUrl }),
    ...(groupId !== undefined && groupId !== id && { groupId }),
  };
}

function textOf(value: unknown, max: number): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, max) : undefined;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}

/** Pages can be written by anyone: only web addresses and paths become links. */
function addressOf(value: unknown): string | undefined {
  // Browsers read a backslash as a slash, and leave out tabs and line breaks: either may begin another host after all.
  if (typeof value !== 'string' || value.length > 4000 || /[\\\t\r\n]/.test(value)) return undefined;
  return /^https?:\/\//i.test(value) || /^\/(?!\/)/.test(value) ? value : undefined;
}
