import type { SparseRows } from '../linear/sparse-rows.ts';
import type { BestScores } from '../session/best-scores.ts';
import type { SessionQuery } from '../session/model-view.ts';
import { type Scoreboard, scoreColumns } from '../session/scoreboard.ts';

/** How many of the seeds are walked on from. */
export const seedLimit = 12;
/** How many entries of a row are walked to, the strongest: with more of them answers are no better. */
const walkedPerRow = 40;

/**
 * What goes with what goes with the session: from the best seeds one step on along the rows of an item model. Finds items that
 * no session has had together with the asking one's, which is where the long tail of a catalogue lies.
 *
 * The session's own items are no seeds, so that the scores are the same whether lists may hold seen items or not.
 *
 * @param seeds the nearest sessions' proposals, sorted.
 * @param out has their scores, and gets, per item, the sum over seeds of the seed's share of the best one times the row's positive value.
 */
export function scoreTwoSteps(
  rows: SparseRows,
  seeds: Pick<BestScores, 'ids' | 'size'>,
  query: SessionQuery,
  out: Scoreboard,
): void {
  const { starts, columns, values } = rows;
  let greatest = 0;
  for (let i = 0, used = 0; i < seeds.size && used < seedLimit; i += 1) {
    const seed = seeds.ids[i] as number;
    if (seed >= rows.rows || isAsked(query, seed)) continue;
    used += 1;
    const score = out.of(scoreColumns.nearest, seed);
    if (greatest === 0) greatest = score;
    const weight = score / greatest;
    const from = starts[seed] as number;
    const end = Math.min(starts[seed + 1] as number, from + walkedPerRow);
    for (let at = from; at < end; at += 1) {
      const value = values[at] as number;
      if (value > 0) out.add(scoreColumns.twoSteps, columns[at] as number, weight * value);
    }
  }
}

function isAsked(query: SessionQuery, item: number): boolean {
  for (let i = query.length - 1; i >= 0; i -= 1) if (query.items[i] === item) return true;
  return false;
}
