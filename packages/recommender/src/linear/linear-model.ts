import type { ModelView, SessionQuery } from '../session/model-view.ts';
import { type Scoreboard, scoreColumns, scoreStride } from '../session/scoreboard.ts';
import { shareOf } from '../session/share-of-work.ts';
import type { PairWeights } from './co-occurrence.ts';
import { createFitBuffers, type FitBuffers } from './fit-buffers.ts';
import { RowCounter } from './row-counter.ts';
import { ColumnSolver } from './solve-column.ts';
import type { SparseRows } from './sparse-rows.ts';
import { keepStrongest, transpose } from './transpose.ts';

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

/** Entries of a row of the finished model. */
export const keptPerRow = 100;
/** Units of work done without a pause: about a millisecond. */
export const workPerSlice = 150_000;

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
  { counted, targets, columns, weights }: FitBuffers = createFitBuffers(),
): Generator<number, LinearModel, void> {
  // Most rows hold a few times as many entries as the item has events.
  const entries = Math.min(itemCount * 150, view.store.eventCount * 4);
  counted.reset(itemCount, entries);
  const counter = new RowCounter(view, itemCount, options, counted);
  // How often others come ahead is needed only until it is turned around: the weights find their place in the same memory.
  const ahead = options.sequential ? weights : null;
  ahead?.reset(itemCount, entries);
  let work = 0;
  for (let item = 0; item < itemCount; item += 1) {
    work += counter.count(item);
    if (ahead) counter.keepAhead(ahead);
    if (work > workPerSlice) {
      work = 0;
      yield (0.3 * item) / itemCount;
    }
  }
  yield* shareOf(transpose(ahead ?? counted, itemCount, targets), 0.3);
  columns.reset(itemCount, Math.min(targets.size, itemCount * options.support));
  const solver = new ColumnSolver(itemCount, options.ridge, options.support);
  for (let item = 0; item < itemCount; item += 1) {
    const from = targets.starts[item] as number;
    const to = targets.starts[item + 1] as number;
    solver.choose(item, targets.columns, targets.values, from, to, counter.diagonal);
    work += solver.solve(targets.columns, targets.values, from, to, counter, columns);
    columns.endRow();
    if (work > workPerSlice) {
      work = 0;
      yield 0.35 + (0.6 * item) / itemCount;
    }
  }
  yield* shareOf(transpose(columns, itemCount, weights), 0.95);
  return { rows: yield* shareOf(keepStrongest(weights, keptPerRow), 0.97), options };
}

const { evenly } = scoreColumns;

/** Adds what the session's items say of others; of a model without order also what they say however long ago they were met. */
export function scoreByLinearModel(model: LinearModel, query: SessionQuery, out: Scoreboard, column: number): void {
  const { starts, columns, values } = model.rows;
  const decay = model.options.predictDecay;
  const notesEvenly = !model.options.sequential;
  let weight = 1;
  for (let back = 0; back < query.length && weight > 0.005; back += 1, weight *= decay) {
    const item = query.items[query.length - 1 - back] as number;
    if (item + 1 >= starts.length) continue;
    const end = starts[item + 1] as number;
    for (let at = starts[item] as number; at < end; at += 1) {
      const record = out.take(columns[at] as number) * scoreStride;
      const { values: scores } = out;
      scores[record + column] = (scores[record + column] as number) + weight * (values[at] as number);
      if (notesEvenly) scores[record + evenly] = (scores[record + evenly] as number) + (values[at] as number);
    }
  }
}
