import type { JsonObject, LoggedEvent } from '@quen/protocol';
import { useRules } from './rule-editing/use-rules.ts';

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;

/** What a rule is called by its marketer; its id when it is not there any more. */
export type NameOfRule = (kind: 'campaigns' | 'offers' | 'segments' | 'placements', id: string) => string;

const kindOfKey = { campaign: 'campaigns', offerId: 'offers', segmentId: 'segments', placement: 'placements' } as const;

/** What an event is about, in a few words: the product, the order, the campaign by its name, else the page. Empty when it does not say. */
export function eventGist(
  { properties, context }: Pick<LoggedEvent, 'properties' | 'context'>,
  nameOf: NameOfRule = (_, id) => id,
): string {
  const items = Array.isArray(properties['items']) ? (properties['items'] as readonly JsonObject[]) : [];
  const first = items[0];
  const item = first && (textOf(first['item_name']) ?? textOf(first['item_id']));
  const more = items.length > 1 ? ` +${items.length - 1}` : '';
  const order = textOf(properties['transaction_id']);
  if (order !== undefined) return item === undefined ? order : `${order} · ${item}${more}`;
  if (item !== undefined) return `${item}${more}`;
  for (const key of ['search_term', 'questionId', 'campaign', 'offerId', 'placement', 'segmentId', 'purpose', 'email', 'name']) {
    const text = textOf(properties[key]);
    if (text !== undefined) return isRule(key) ? nameOf(kindOfKey[key], text) : text;
  }
  return context.page?.path ?? context.page?.url ?? '';
}

function isRule(key: string): key is keyof typeof kindOfKey {
  return Object.hasOwn(kindOfKey, key);
}

/** {@link eventGist} with the names of the rules as they are now. */
export function useEventGist(): (event: Pick<LoggedEvent, 'properties' | 'context'>) => string {
  const ruleSet = useRules().data?.ruleSet;
  return (event) => eventGist(event, (kind, id) => ruleSet?.[kind].find((rule) => rule.id === id)?.name ?? id);
}
