import type { Projection } from '../projection.ts';

const maxViewed = 100;

/** Products looked at, newest first, each once. */
export const viewed: Projection = {
  part: 'viewed',
  writes: ['viewed'],
  events: ['view_item'],
  fold(profile, { event, items }) {
    const list = profile.viewed;
    for (const item of items) {
      const at = list.findIndex((entry) => entry.itemId === item.item_id);
      const known = at >= 0 ? list[at] : undefined;
      if (known === undefined) list.unshift({ itemId: item.item_id, atMs: event.occurredAtMs, count: 1 });
      else {
        known.count++;
        known.atMs = Math.max(known.atMs, event.occurredAtMs);
        if (at > 0) {
          list.splice(at, 1);
          list.unshift(known);
        }
      }
      if (list.length > maxViewed) list.pop();
    }
  },
};
