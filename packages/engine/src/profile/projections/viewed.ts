import type { Profile } from '@quen/protocol';
import type { Projection } from '../projection.ts';

const maxViewed = 100;

/** Products looked at, newest first, each once. */
export const viewed: Projection = {
  part: 'viewed',
  writes: ['viewed'],
  events: ['view_item'],
  looksAt: ['properties'],
  fold(profile, { event, items }) {
    for (const item of items) view(profile.viewed, item.item_id, event.occurredAtMs);
  },
};

/** Moves in place: taking out and putting in front would copy the list for each view. */
function view(list: Profile['viewed'], itemId: string, atMs: number): void {
  let at = 0;
  while (at < list.length && list[at]?.itemId !== itemId) at++;
  let entry = list[at];
  if (entry === undefined) {
    entry = { itemId, atMs, count: 1 };
    if (list.length < maxViewed) list.push(entry);
    at = list.length - 1;
  } else {
    entry.count++;
    entry.atMs = Math.max(entry.atMs, atMs);
  }
  for (; at > 0; at--) {
    const before = list[at - 1];
    if (before !== undefined) list[at] = before;
  }
  list[0] = entry;
}
