import type { JsonObject, LoggedEvent } from '@quen/protocol';

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;

/** What an event is about, in a few words: the product, the order, the term searched for, else the page. Empty when it does not say. */
export function eventGist({ properties, context }: Pick<LoggedEvent, 'properties' | 'context'>): string {
  const items = Array.isArray(properties['items']) ? (properties['items'] as readonly JsonObject[]) : [];
  const first = items[0];
  const item = first && (textOf(first['item_name']) ?? textOf(first['item_id']));
  const more = items.length > 1 ? ` +${items.length - 1}` : '';
  const order = textOf(properties['transaction_id']);
  if (order !== undefined) return item === undefined ? order : `${order} · ${item}${more}`;
  if (item !== undefined) return `${item}${more}`;
  for (const key of ['search_term', 'questionId', 'campaign', 'offerId', 'placement', 'segmentId', 'purpose', 'email', 'name']) {
    const text = textOf(properties[key]);
    if (text !== undefined) return text;
  }
  return context.page?.path ?? context.page?.url ?? '';
}
