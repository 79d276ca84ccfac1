import type { SessionQuery, TailView } from '../session/model-view.ts';
import { NearestSessions, type NearestSessionsOptions } from '../session/nearest-sessions.ts';
import { Scoreboard, scoreColumns, scoreStride } from '../session/scoreboard.ts';
import type { BaseOptions } from './base-models.ts';

const questionLimit = 300;
const queryLimit = 64;

/**
 * Chooses how fast sessions fade, how fast an asking session's items do, and how far around a match a neighbour counts: each
 * in turn by how well the nearest sessions before the tail answer a few hundred questions of the tail. The fading holds for
 * all models.
 *
 * @param view the shop as it stood before the tail.
 */
export function* tuneBase(view: TailView, base: BaseOptions): Generator<number, BaseOptions, void> {
  const questions = pickQuestions(view);
  const known = view.now - view.store.firstSession;
  if (questions.length < 50) return base;
  const nearest = new NearestSessions();
  const scores = new Scoreboard();
  let best: NearestSessionsOptions = { ...base.nearest, ageScale: known };
  let bestQuality = -1;
  const trials: ((from: NearestSessionsOptions) => NearestSessionsOptions)[] = [
    (from) => from,
    (from) => ({ ...from, ageScale: 0.15 * known }),
    (from) => ({ ...from, ageScale: 0.4 * known }),
    (from) => ({ ...from, ageScale: 3 * known }),
    (from) => ({ ...from, stepDecay: 0.5 }),
    (from) => ({ ...from, stepDecay: 0.82 }),
    (from) => ({ ...from, reachAfter: 2, reachBefore: 1 }),
    (from) => ({ ...from, reachAfter: 12, reachBefore: 7 }),
  ];
  for (const trial of trials) {
    const options = trial(best);
    let quality = 0;
    for (const { query, target } of questions) {
      scores.reset();
      nearest.score(view, query, options, scores);
      const rank = rankAmongUnseen(scores, query, target);
      if (rank > 0 && rank <= 20) quality += 1 + 2 / rank;
      yield 0;
    }
    // A change has to earn its place: differences within chance would make trainings differ for nothing.
    if (quality > bestQuality * (bestQuality < 0 ? 1 : 1.01)) {
      bestQuality = quality;
      best = options;
    }
  }
  const { ageScale } = best;
  return {
    nearest: best,
    rules: { ...base.rules, ageScale },
    sequential: { ...base.sequential, ageScale },
    together: { ...base.together, ageScale },
  };
}

/** Questions spread evenly over the tail whose answer is new to the session: whether seen items come again is the ranker's to learn. */
function pickQuestions(view: TailView): { query: SessionQuery; target: number }[] {
  const { store } = view;
  const { sessions } = store;
  const questions: { query: SessionQuery; target: number }[] = [];
  const tail = view.until - view.before;
  const stride = Math.max(1, Math.floor(tail / questionLimit));
  for (let session = view.before; session < view.until; session += stride) {
    const slot = store.slotOf(session);
    const size = sessions.count(slot);
    if (size < 2) continue;
    const start = sessions.start(slot);
    const at = 1 + ((Math.imul(session, 0x9e3779b1) >>> 8) % (size - 1));
    const target = sessions.arena[start + at] as number;
    const items = sessions.arena.slice(start + Math.max(0, at - queryLimit), start + at);
    if (!items.includes(target) && view.statistics.sessionsOf(target) > 0) {
      questions.push({ query: { items: items.filter((item) => view.statistics.sessionsOf(item) > 0), length: 0 }, target });
    }
  }
  for (const { query } of questions) query.length = query.items.length;
  return questions.filter(({ query }) => query.length > 0);
}

function rankAmongUnseen(scores: Scoreboard, query: SessionQuery, target: number): number {
  const own = scores.of(scoreColumns.nearest, target);
  if (own === 0) return 0;
  let rank = 1;
  for (let slot = 1; slot < scores.size; slot += 1) {
    const item = scores.items[slot] as number;
    const value = scores.values[slot * scoreStride + scoreColumns.nearest] as number;
    if ((value > own || (value === own && item < target)) && item !== target && !query.items.includes(item)) rank += 1;
  }
  return rank;
}
