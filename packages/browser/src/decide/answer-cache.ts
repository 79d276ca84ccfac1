import type { DecidePage, Decision } from '@quen/protocol';
import type { PageStorage } from '../storage/page-storage.ts';

/** The last answer for each placement, to be used at once on the next page while the fresh one is on its way. */
export interface AnswerCache {
  /** The last answers that also fit this page. */
  find(page: DecidePage): Decision[];
  keep(decisions: readonly Decision[], page: DecidePage): void;
}

type Kept = readonly [decision: Decision, about: string, atMs: number];

const keptForMs = 30 * 60_000;

/** Opens the cache of this tab. */
export function openAnswerCache(session: PageStorage): AnswerCache {
  const read = (): { [placement: string]: Kept } => (session.read('answers') || {}) as { [placement: string]: Kept };
  // Products chosen for one product, category or search are wrong on another; offers and messages fit anywhere.
  const aboutOf = ({ type, itemId, category, searchTerm }: DecidePage): string => [type, itemId, category, searchTerm].join('\n');
  return {
    find: (page) =>
      Object.values(read()).flatMap(([decision, about, atMs]) => {
        const { kind, endsAtMs } = (decision.content || {}) as { kind?: string; endsAtMs?: number };
        const isStale = Date.now() - atMs > keptForMs || Number(endsAtMs) < Date.now();
        return isStale || !kind || (kind === 'recommendations' && about !== aboutOf(page)) ? [] : decision;
      }),
    keep(decisions, page) {
      const answers = read();
      for (const decision of decisions) answers[decision.placement] = [decision, aboutOf(page), Date.now()];
      session.write('answers', answers);
    },
  };
}
