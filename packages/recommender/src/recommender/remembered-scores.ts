import type { Interaction } from '@quen/protocol';
import type { ScoredItem, SessionModel } from '../session/session-model.ts';

/** The part of a session model that answers. */
export interface Scorer {
  score(session: readonly Interaction[], limit: number): ScoredItem[];
}

/** A scorer that has to be told when what it remembers is no longer true. */
export interface RememberingScorer extends Scorer {
  forget(): void;
}

/** Remembers the last answer: the placements of one page ask for the same session one after another. */
export function rememberScores(model: Pick<SessionModel, 'score'>): RememberingScorer {
  let key = '';
  let known: ScoredItem[] | undefined;
  let asked = 0;
  return {
    score(session, limit) {
      const wanted = session.map(({ itemId, kind }) => `${kind} ${itemId.length} ${itemId}`).join(' ');
      if (known === undefined || wanted !== key || limit > asked) {
        known = model.score(session, limit);
        key = wanted;
        asked = limit;
      }
      return limit < asked ? known.slice(0, limit) : known;
    },
    forget() {
      known = undefined;
    },
  };
}
