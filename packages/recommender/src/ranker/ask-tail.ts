import type { ModelView, SessionQuery, TailView } from '../session/model-view.ts';
import type { BaseOptions, LinearModels } from './base-models.ts';
import { Candidates } from './candidates.ts';

/** Questions asked of the tail, and of one session of it at most. */
const questionLimit = 24_000;
const perSession = 8;
const queryLimit = 64;
const nothing: ReadonlySet<number> = new Set();

/** Where the tail that teaches the ranker begins: the last fifth of the sessions, or fewer when they give questions enough. */
export function chooseTail(view: ModelView): number {
  const { store } = view;
  const first = store.firstSession;
  const least = first + Math.ceil((view.before - first) * 0.8);
  let questions = 0;
  let session = view.before;
  while (session > least && questions < questionLimit) {
    session -= 1;
    questions += questionsOfSession(view, session);
  }
  return session;
}

/** How many questions a session gives. */
export function questionsOfSession({ store }: ModelView, session: number): number {
  return Math.max(0, Math.min(perSession, store.sessions.count(store.slotOf(session)) - 1));
}

/**
 * Asks what visitors of the tail did next, as it would have been asked then: with each place of a session, what comes before it, and candidates from
 * models that saw only what came before the tail.
 *
 * @param take gets the candidates of a question whose answer is among them, and the answer's place; they hold until the next one.
 * @yields the share done.
 */
export function* askTail(
  view: TailView,
  models: LinearModels,
  itemCount: number,
  options: BaseOptions,
  take: (candidates: Candidates, right: number, session: number) => void,
): Generator<number, void, void> {
  const { store } = view;
  const candidates = new Candidates(options);
  const query: SessionQuery = { items: new Int32Array(queryLimit), length: 0 };
  const seen = new Set<number>();
  for (let session = view.before; session < view.until; session += 1) {
    if (session < store.firstSession) continue;
    const slot = store.slotOf(session);
    const positions = store.sessions.count(slot) - 1;
    for (let k = 0; k < Math.min(positions, perSession); k += 1) {
      const at = 1 + (positions <= perSession ? k : Math.floor(((k + 0.5) * positions) / perSession));
      // In a pause the session may have grown, which moves it, or lost what the shop no longer has.
      if (at >= store.sessions.count(slot)) break;
      const start = store.sessions.start(slot);
      const { arena } = store.sessions;
      const target = arena[start + at] as number;
      query.length = 0;
      for (let i = Math.max(0, at - queryLimit); i < at; i += 1) {
        const item = arena[start + i] as number;
        if (view.statistics.sessionsOf(item) === 0) continue;
        query.items[query.length] = item;
        query.length += 1;
      }
      if (query.length === 0) continue;
      // Most placements leave out what the session has seen, so a question whose answer is new is asked that way as well.
      seen.clear();
      for (let i = 0; i < query.length; i += 1) seen.add(query.items[i] as number);
      for (const excluded of seen.has(target) ? [nothing] : [nothing, seen]) {
        candidates.collect(view, models, query, itemCount, excluded);
        const right = placeOf(candidates.ids, candidates.size, target);
        if (right >= 0) take(candidates, right, session);
        yield (session - view.before) / (view.until - view.before);
      }
    }
  }
}

function placeOf(ids: Int32Array, size: number, item: number): number {
  for (let i = 0; i < size; i += 1) if (ids[i] === item) return i;
  return -1;
}
