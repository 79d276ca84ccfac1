import { isJsonObject, type LoggedEvent } from '@quen/protocol';
import { hashText } from '../catalogue/hash-text.ts';

/** What an event teaches: that products were viewed, put in a cart or bought, that its person is in a segment or left it, or nothing. */
export type LessonKind = 'view' | 'cart' | 'purchase' | 'entered' | 'left' | 'nothing';

/** What the models take from an event; so little that very many can wait to be learned. */
export interface Lesson {
  /** Of the event in the log. */
  readonly position: number;
  readonly kind: LessonKind;
  /** Product ids in the order given, each once; the segment's for `entered` and `left`. */
  readonly ids: readonly string[];
  /** When it happened, epoch milliseconds; a time after the event was received is not believed. */
  readonly atMs: number;
  /** Two hashes of the order's number, by which its second telling is known; null for what is not an order with a number. */
  readonly order: readonly [number, number] | null;
}

const kinds = new Map<string, LessonKind>([
  ['view_item', 'view'],
  ['add_to_cart', 'cart'],
  ['purchase', 'purchase'],
  ['segment_entered', 'entered'],
  ['segment_left', 'left'],
]);
const mostItems = 50;
const longestId = 200;
const noIds: readonly string[] = [];

/** At most 50 products of an event count. Bots teach nothing but what segments they are in, nor does what has no time. */
export function lessonOf(event: LoggedEvent): Lesson {
  const { position, properties } = event;
  const kind = kinds.get(event.name) ?? 'nothing';
  const atMs = Math.min(event.occurredAtMs, event.receivedAtMs);
  const ids = kind === 'nothing' || !(atMs > 0) ? noIds : isAboutSegment(kind) ? segmentOf(event) : productsOf(event);
  if (ids.length === 0) return { position, kind: 'nothing', ids: noIds, atMs, order: null };
  return { position, kind, ids, atMs, order: kind === 'purchase' ? orderOf(properties['transaction_id']) : null };
}

export function isAboutSegment(kind: LessonKind): kind is 'entered' | 'left' {
  return kind === 'entered' || kind === 'left';
}

function segmentOf({ properties }: LoggedEvent): readonly string[] {
  const segment = properties['segmentId'] ?? properties['segment'];
  return typeof segment === 'string' ? [segment] : noIds;
}

function productsOf({ properties, flags }: LoggedEvent): readonly string[] {
  const items = properties['items'];
  if (!Array.isArray(items) || flags.includes('bot')) return noIds;
  const ids: string[] = [];
  for (const item of items.slice(0, mostItems)) {
    if (!isJsonObject(item)) continue;
    const id = item['item_id'];
    if (typeof id !== 'string' || id === '' || id.length > longestId) continue;
    if (!ids.includes(id)) ids.push(id);
  }
  return ids;
}

function orderOf(number: unknown): readonly [number, number] | null {
  return typeof number === 'string' && number !== '' ? [hashText(number), hashText(number, 1)] : null;
}
