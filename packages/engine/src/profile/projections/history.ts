import type { HistoryEntry } from '@quen/protocol';
import { maxRemembered } from '../../condition/condition-limits.ts';
import type { FoldStep } from '../fold-step.ts';
import type { Projection } from '../projection.ts';
import { rememberedItems, rememberedProperties } from '../remembered.ts';

/** Counted elsewhere, or too many to say anything one by one. */
const forgotten = new Set(['exposure', 'segment_entered', 'segment_left']);

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
  const n = event.name;
  const t = event.occurredAtMs;
  const value = event.properties['value_minor'];
  const v = typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  const i = rememberedItems(items);
  const p = rememberedProperties(event);
  // What most events of a shop have; an object made in one piece takes half the memory of one that grows.
  if (v !== undefined && i !== undefined && p !== undefined) return { n, t, v, i, p };
  const entry: HistoryEntry = { n, t };
  if (v !== undefined) entry.v = v;
  if (i !== undefined) entry.i = i;
  if (p !== undefined) entry.p = p;
  return entry;
}
