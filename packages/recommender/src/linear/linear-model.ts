import type { ModelView, SessionQuery } from '../session/model-view.ts';
import type { Scoreboard } from '../session/scoreboard.ts';
import { SparseScores } from '../session/sparse-scores.ts';
import { TopList } from '../session/top-list.ts';
import { countPairs, createPairKernel, type PairWeights } from './co-occurrence.ts';
import { solveByConjugateGradient } from './conjugate-gradient.ts';
import { SparseRows } from './sparse-rows.ts';

export interface LinearOptions extends PairWeights {
  /** Ridge term added to each diagonal. */
  readonly ridge: number;
  /** Items a column may depend on. */
  readonly support: number;
  /** What an item of the asking session weighs per step back when predicting. */
  readonly predictDecay: number;
}

/** For each item, the items it speaks for and how strongly. */
export interface LinearModel {
  readonly rows: SparseRows;
  readonly options: LinearOptions;
}

const rowLimit = 512;
const keptPerRow = 100;
const workPerSlice = 400_000;
/** Entries moved without a pause: about a millisecond, for each falls elsewhere into memory. */
const movedPerSlice = 60_000;

/**
 * A linear item-to-item model: for each item, the ridge regression of "it comes next" (or "it is in the session") on the
 * items around it. With order it is SLIST's transition part (Choi et al. 2021), without it EASE (Steck 2019); but where these
 * invert an items × items matrix, each column is solved by itself over the items that occur with it, which gives the same
 * weights where it matters, in bounded memory, and can be stopped between columns.
 *
 * @yields the share done.
 */
export function* fitLinearModel(
  view: ModelView,
  itemCount: number,
  options: LinearOptions,
): Generator<number, LinearModel, void> {
  // Most rows hold a few times as many entries as the item has events.
  const entries = Math.min(itemCount * 150, view.store.eventCount * 4);
  const gram = new SparseRows(itemCount, entries);
  let ahead: SparseRows | null = options.sequential ? new SparseRows(itemCount, entries) : null;
  const row = new SparseScores();
  const aheadRow = new SparseScores();
  const best = new TopList(rowLimit);
  const kernel = createPairKernel(options);
  let work = 0;
  for (let item = 0; item < itemCount; item += 1) {
    row.reset(itemCount);
    aheadRow.reset(itemCount);
    work += 50 + 4 * countPairs(view, item, kernel, row, aheadRow);
    keep(row, best, gram, true, item);
    if (ahead) keep(aheadRow, best, ahead, false, item);
    if (work > workPerSlice) {
      work = 0;
      yield (0.3 * item) / itemCount;
    }
  }
  const targets = yield* transpose(ahead ?? gram, itemCount, 0.3);
  ahead = null;
  const diagonal = new Float32Array(itemCount);
  for (let item = 0; item < itemCount; item += 1) diagonal[item] = valueAt(gram, item, item);
  const columns = new SparseRows(itemCount, Math.min(targets.size, itemCount * options.support));
  const place = new Int32Array(itemCount).fill(-1);
  const chosen = new TopList(options.support);
  const matrix = new Float32Array(options.support * options.support);
  const target = new Float64Array(options.support);
  for (let item = 0; item < itemCount; item += 1) {
    chosen.clear();
    for (let at = targets.starts[item] as number; at < (targets.starts[item + 1] as number); at += 1) {
      const other = targets.columns[at] as number;
      if (other === item) continue;
      chosen.offer(other, (targets.values[at] as number) / Math.sqrt((diagonal[other] as number) + options.ridge));
    }
    const size = chosen.size;
    if (size > 0) {
      chosen.sort();
      for (let i = 0; i < size; i += 1) place[chosen.ids[i] as number] = i;
      work += fillMatrix(gram, chosen.ids, size, place, matrix, options.ridge);
      for (let at = targets.starts[item] as number; at < (targets.starts[item + 1] as number); at += 1) {
        const i = place[targets.columns[at] as number] as number;
        if (i >= 0) target[i] = targets.values[at] as number;
      }
      const solution = solveByConjugateGradient(matrix, target, size, 12);
      work += 12 * size * size;
      for (let i = 0; i < size; i += 1) {
        if (Math.abs(solution[i] as number) > 1e-4) columns.add(chosen.ids[i] as number, solution[i] as number);
        place[chosen.ids[i] as number] = -1;
      }
    }
    columns.endRow();
    if (work > workPerSlice) {
      work = 0;
      yield 0.35 + (0.6 * item) / itemCount;
    }
  }
  return { rows: yield* transpose(columns, itemCount, 0.95, keptPerRow), options };
}

/** Adds what the session's items say of others. */
export function scoreByLinearModel(model: LinearModel, query: SessionQuery, out: Scoreboard, column: number): void {
  const { starts, columns, values } = model.rows;
  const decay = model.options.predictDecay;
  let weight = 1;
  for (let back = 0; back < query.length && weight > 0.005; back += 1, weight *= decay) {
    const item = query.items[query.length - 1 - back] as number;
    if (item + 1 >= starts.length) continue;
    const end = starts[item + 1] as number;
    for (let at = starts[item] as number; at < end; at += 1)
      out.add(column, columns[at] as number, weight * (values[at] as number));
  }
}

function keep(scores: SparseScores, best: TopList, into: SparseRows, diagonal: boolean, item: number): void {
  if (scores.size <= rowLimit) {
    for (let i = 0; i < scores.size; i += 1)
      into.add(scores.touched[i] as number, scores.values[scores.touched[i] as number] as number);
  } else {
    best.clear();
    for (let i = 0; i < scores.size; i += 1) {
      const other = scores.touched[i] as number;
      best.offer(other, diagonal && other === item ? Number.POSITIVE_INFINITY : (scores.values[other] as number));
    }
    for (let i = 0; i < best.size; i += 1) into.add(best.ids[i] as number, scores.values[best.ids[i] as number] as number);
  }
  into.endRow();
}

function valueAt(rows: SparseRows, row: number, column: number): number {
  for (let at = rows.starts[row] as number; at < (rows.starts[row + 1] as number); at += 1) {
    if (rows.columns[at] === column) return rows.values[at] as number;
  }
  return 0;
}

/** The part of the Gram matrix over the chosen items. Rows were cut on their own, so the two halves are made equal again. */
function fillMatrix(
  gram: SparseRows,
  ids: Int32Array,
  size: number,
  place: Int32Array,
  matrix: Float32Array,
  ridge: number,
): number {
  matrix.fill(0, 0, size * size);
  let work = size * size;
  for (let i = 0; i < size; i += 1) {
    const item = ids[i] as number;
    const end = gram.starts[item + 1] as number;
    work += end - (gram.starts[item] as number);
    for (let at = gram.starts[item] as number; at < end; at += 1) {
      const j = place[gram.columns[at] as number] as number;
      if (j >= 0) matrix[i * size + j] = gram.values[at] as number;
    }
    matrix[i * size + i] = (matrix[i * size + i] as number) + ridge;
  }
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const a = matrix[i * size + j] as number;
      const b = matrix[j * size + i] as number;
      const value = a === 0 ? b : b === 0 ? a : (a + b) / 2;
      matrix[i * size + j] = value;
      matrix[j * size + i] = value;
    }
  }
  return work;
}

/** Rows for columns; with a limit, each row keeps only its strongest entries. */
function* transpose(rows: SparseRows, itemCount: number, share: number, limit = 0): Generator<number, SparseRows, void> {
  const counts = new Int32Array(itemCount + 1);
  for (let at = 0; at < rows.size; at += 1) {
    const column = rows.columns[at] as number;
    counts[column + 1] = (counts[column + 1] as number) + 1;
    if (at % (4 * movedPerSlice) === 0) yield share;
  }
  for (let i = 0; i < itemCount; i += 1) counts[i + 1] = (counts[i + 1] as number) + (counts[i] as number);
  yield share;
  const next = counts.slice();
  const columns = new Int32Array(rows.size);
  yield share;
  const values = new Float32Array(rows.size);
  for (let row = 0, moved = 0; row < itemCount; row += 1) {
    for (let at = rows.starts[row] as number; at < (rows.starts[row + 1] as number); at += 1) {
      const column = rows.columns[at] as number;
      const to = next[column] as number;
      next[column] = to + 1;
      columns[to] = row;
      values[to] = rows.values[at] as number;
      moved += 1;
    }
    if (moved > movedPerSlice) {
      moved = 0;
      yield share;
    }
  }
  const result = new SparseRows(itemCount, limit === 0 ? 0 : Math.min(rows.size, itemCount * limit));
  if (limit === 0) {
    result.starts = counts;
    result.columns = columns;
    result.values = values;
    result.rows = itemCount;
    return result;
  }
  const best = new TopList(limit);
  for (let row = 0, moved = 0; row < itemCount; row += 1) {
    best.clear();
    for (let at = counts[row] as number; at < (counts[row + 1] as number); at += 1)
      best.offer(at, Math.abs(values[at] as number));
    best.sort();
    for (let i = 0; i < best.size; i += 1)
      result.add(columns[best.ids[i] as number] as number, values[best.ids[i] as number] as number);
    result.endRow();
    moved += 5 + 5 * ((counts[row + 1] as number) - (counts[row] as number));
    if (moved > movedPerSlice) {
      moved = 0;
      yield share + 0.02;
    }
  }
  return result;
}
