import { type SessionState, sessionTimeoutMs } from '@quen/protocol';
import type { FoldStep } from '../fold-step.ts';
import type { Projection } from '../projection.ts';

const maxItems = 50;

/** The visit that is going on. An event that comes in late belongs to no new visit. */
export const session: Projection = {
  part: 'session',
  writes: ['session', 'sessionCount'],
  details: [
    { aim: 'session.landing', looksAt: ['context'] },
    { aim: 'session.items', events: ['view_item', 'search'], looksAt: ['properties'] },
  ],
  fold(profile, step) {
    if (!step.byVisitor) return;
    const { event } = step;
    let state = profile.session;
    if (state === null || event.occurredAtMs - state.lastEventAtMs > sessionTimeoutMs) {
      profile.sessionCount++;
      state = begin(profile.sessionCount, step);
      profile.session = state;
    } else if (event.occurredAtMs < state.startedAtMs - sessionTimeoutMs) return;
    if (event.occurredAtMs > state.lastEventAtMs) state.lastEventAtMs = event.occurredAtMs;
    state.eventCount++;
    if (event.name === 'page_view') state.pageViews++;
    else if (event.name === 'view_item') {
      for (const item of step.items) state.itemIds.push(item.item_id);
      if (state.itemIds.length > maxItems) state.itemIds.splice(0, state.itemIds.length - maxItems);
    } else if (event.name === 'search') {
      const term = event.properties['search_term'] ?? event.properties['term'] ?? event.properties['query'];
      if (typeof term === 'string') state.searchTerm = term.slice(0, 200);
    }
  },
};

function begin(number: number, { event }: FoldStep): SessionState {
  return {
    number,
    startedAtMs: event.occurredAtMs,
    lastEventAtMs: event.occurredAtMs,
    pageViews: 0,
    eventCount: 0,
    landingPath: event.context.page?.path ?? null,
    itemIds: [],
    searchTerm: null,
  };
}
