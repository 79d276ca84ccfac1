import type { ModelView, SessionQuery } from './model-view.ts';
import type { SparseScores } from './sparse-scores.ts';

export interface SequentialRulesOptions {
  /** What an item of the asking session weighs per step back, 0–1. */
  readonly stepDecay: number;
  /** Sessions after which a session weighs 1/e. */
  readonly ageScale: number;
  /** Sessions looked at per item, and steps ahead counted in each. */
  readonly perItem: number;
  readonly ahead: number;
  /** Items of the asking session used. */
  readonly items: number;
}

/**
 * Sequential rules, as in session-rec's SR: what came within a few steps after this item, each step further counting less
 * (1/distance). Read from the item's newest sessions when asked rather than counted beforehand, so they are always current
 * and fade by themselves. Scores are shares: what came right after every time has 1.
 */
export function scoreBySequentialRules(
  view: ModelView,
  query: SessionQuery,
  options: SequentialRulesOptions,
  out: SparseScores,
): void {
  const { store } = view;
  const { postings, sessions } = store;
  const { arena } = sessions;
  const oldest = store.firstSession;
  let weight = 1;
  for (let back = 0, used = 0; back < query.length && used < options.items; back += 1) {
    const item = query.items[query.length - 1 - back] as number;
    if (back > 0 && query.items[query.length - back] === item) continue;
    used += 1;
    const length = postings.length(item);
    for (let step = 0, taken = 0; step < length && taken < options.perItem; step += 1) {
      const session = postings.newest(item, step);
      if (session >= view.before) continue;
      if (session < oldest) break;
      taken += 1;
      const slot = store.slotOf(session);
      const start = sessions.offset[slot] as number;
      const size = sessions.length(slot);
      let value = weight * Math.exp((session - view.now) / options.ageScale);
      for (let a = 0; a < size; a += 1) {
        if (arena[start + a] !== item) continue;
        // Only the first place counts fully, so that a session going back and forth does not count many times over.
        let distance = 1;
        for (let b = a + 1; b < size && distance <= options.ahead; b += 1) {
          const other = arena[start + b] as number;
          if (other === item) continue;
          out.add(other, value / distance);
          distance += 1;
        }
        value *= 0.5;
      }
    }
    weight *= options.stepDecay;
  }
}
