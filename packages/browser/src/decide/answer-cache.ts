import type { DecidePage, Decision } from '@quen/protocol';
import { session } from '../storage/page-storage.ts';

/** The last answer for each placement, to be used at once on the next page while the fresh one is on its way. */
export interface AnswerCache {
  /** The last answer for a placement, when it also fits this page. */
  recall(placement: string, page: DecidePage): Decision | undefined;
  keep(decisions: readonly Decision[], page: DecidePage): void;
}

type Kept = readonly [decision?: Decision, about?: string, atMs?: number];

const keptForMs = 30 * 60_000;

/** Opens the cache of this tab. Where storage is blocked, it lasts as long as the document. */
export const openAnswerCache = (): AnswerCache => {
  const answers = (session.read('answers') || {}) as { [placement: string]: Kept };
  // Products chosen for one product, category or search are wrong on another, as is having nothing to say; offers and messages fit anywhere.
  const aboutOf = ({ type, itemId, category, searchTerm }: DecidePage): string => [type, itemId, category, searchTerm].join();
  return {
    recall(placement, page) {
      const [decision, about, atMs = 0] = answers[placement] || [];
      const { kind = 'recommendations', endsAtMs = Infinity } = (decision?.content || {}) as { kind?: string; endsAtMs?: number };
      return Math.min(atMs + keptForMs, endsAtMs) > Date.now() && (kind !== 'recommendations' || about === aboutOf(page))
        ? decision
        : undefined;
    },
    keep(decisions, page) {
      for (const decision of decisions) answers[decision.placement] = [decision, aboutOf(page), Date.now()];
      session.write('answers', answers);
    },
  };
};
