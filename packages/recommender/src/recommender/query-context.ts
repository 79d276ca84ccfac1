import type { Interaction, RecommendationQuery } from '@quen/protocol';
import type { FilterContext } from '../filters/filter.ts';
import type { CandidatePool } from '../strategies/candidate-pool.ts';
import type { Knowledge } from './knowledge.ts';
import type { Scorer } from './remembered-scores.ts';
import { createTaste } from './taste.ts';

const sessionRead = 50;
const anchorsKept = 5;

/** Turns a question into what strategies and filters look at. */
export function readQuery(query: RecommendationQuery, knowledge: Knowledge, model: Scorer): FilterContext {
  const { catalogue } = knowledge;
  const indices = (ids: readonly string[]): number[] => ids.map((id) => catalogue.indexOf(id)).filter((index) => index >= 0);
  const seen = new Set<number>();
  for (let at = query.session.length - 1; at >= 0 && at >= query.session.length - sessionRead; at--) {
    const index = catalogue.indexOf(query.session[at]?.itemId ?? '');
    if (index >= 0) seen.add(index);
  }
  const session = [...seen];
  const current = query.itemId === undefined ? -1 : catalogue.indexOf(query.itemId);
  const ofQuery = query.category === undefined ? -1 : catalogue.categories.find(query.category);
  const anchors =
    current < 0
      ? session.slice(0, anchorsKept)
      : [current, ...session.filter((index) => index !== current)].slice(0, anchorsKept);
  const cart = indices(query.cartItemIds);
  const history = interactionsBefore(query, knowledge, current);
  return {
    query,
    knowledge,
    nowMs: query.nowMs,
    session,
    current,
    anchors,
    cart,
    category: ofQuery >= 0 || current < 0 ? ofQuery : (catalogue.categoriesOf(current)[0] ?? -1),
    inCart: new Set(cart),
    excluded: new Set(indices(query.excludeItemIds)),
    seen,
    taste: createTaste(query, knowledge),
    expectNext(pool: CandidatePool, limit: number): void {
      const expected = model.score(history, limit);
      const best = expected[0]?.score ?? 0;
      const least = expected[expected.length - 1]?.score ?? 0;
      // Scores of a ranker may be of any size and sign: only their order and distances count.
      const span = best - least;
      for (const { itemId, score } of expected)
        pool.add(catalogue.indexOf(itemId), span > 0 ? 0.02 + (0.98 * (score - least)) / span : 1);
    },
  };
}

/** The session, the product being looked at last; where there is no session yet, what the person looked at last. */
function interactionsBefore(query: RecommendationQuery, knowledge: Knowledge, current: number): readonly Interaction[] {
  const { session, person, nowMs } = query;
  const itemId = current < 0 ? undefined : knowledge.catalogue.product(current)?.id;
  if (itemId !== undefined && session[session.length - 1]?.itemId !== itemId)
    return [...session, { itemId, atMs: nowMs, kind: 'view' }];
  if (session.length > 0 || person === undefined) return session;
  return person.viewed
    .slice(0, anchorsKept)
    .reverse()
    .map(({ itemId: viewed, atMs }) => ({ itemId: viewed, atMs, kind: 'view' }));
}
