import type { DecidePage, Decision } from '@quen/protocol';
import type { PageStorage } from '../storage/page-storage.ts';

/** The last answer for each placement, to be used at once on the next page while the fresh one is on its way. */
export interface AnswerCache {
  /** The last answer that also fits this page. */
  find(placement: string, page: DecidePage): Decision | undefined;
  keep(decisions: readonly Decision[], page: DecidePage): void;
}

interface Kept {
  readonly decision: Decision;
  readonly about: string;
  readonly at: number;
}

const keptForMs = 30 * 60_000;

/** Opens the cache of this tab. */
export function openAnswerCache(session: PageStorage): AnswerCache {
  const read = (): { [placement: string]: Kept } => {
    const stored = session.read('answers');
    return typeof stored === 'object' && stored !== null ? (stored as { [placement: string]: Kept }) : {};
  };
  // Products chosen for one product, category or search are wrong on another; offers and messages fit anywhere.
  const aboutOf = (page: DecidePage): string => [page.type === 'home', page.itemId, page.category, page.searchTerm].join('\n');
  return {
    find(placement, page) {
      const kept = read()[placement];
      const content = kept?.decision.content;
      if (!content || Date.now() - kept.at > keptForMs) return undefined;
      if (content.kind === 'recommendations' && kept.about !== aboutOf(page)) return undefined;
      if (content.kind === 'offer' && content.endsAtMs !== undefined && content.endsAtMs < Date.now()) return undefined;
      return kept.decision;
    },
    keep(decisions, page) {
      const answers = read();
      for (const decision of decisions) answers[decision.placement] = { decision, about: aboutOf(page), at: Date.now() };
      session.write('answers', answers);
    },
  };
}
