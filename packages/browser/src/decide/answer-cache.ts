import type { DecidePage, Decision } from '@quen/protocol';
import { local } from '../storage/page-storage.ts';

/** The last answer for each placement, to be used at once on the next page while the fresh one is on its way. */
export interface AnswerCache {
  /** The last answer for a placement, when it also fits this page. */
  recall(placement: string, page: DecidePage): Decision | undefined;
  keep(decisions: readonly Decision[], page: DecidePage): void;
}

type Kept = readonly [decision?: Decision, address?: string, atMs?: number];

const keptForMs = 30 * 60_000;

/**
 * Opens the cache of all tabs, in the storage that is open already: the browser opens each one slowly. Where it is blocked, the cache lasts
 * as long as the document.
 */
export const openAnswerCache = (): AnswerCache => {
  let answers: { [placement: string]: Kept } | undefined;
  const open = (): { [placement: string]: Kept } => (answers ||= (local.read('answers') || {}) as { [placement: string]: Kept });
  return {
    recall(placement, { url }) {
      const [decision, address, atMs = 0] = open()[placement] || [];
      const { kind = 'recommendations', endsAtMs = Infinity } = (decision?.content || {}) as { kind?: string; endsAtMs?: number };
      // Products chosen for one page are wrong on another, as is having nothing to say; offers and messages fit anywhere.
      return Math.min(atMs + keptForMs, endsAtMs) > Date.now() && (kind !== 'recommendations' || address === url)
        ? decision
        : undefined;
    },
    keep(decisions, { url }) {
      for (const decision of decisions) open()[decision.placement] = [decision, url, Date.now()];
      local.write('answers', answers);
    },
  };
};
