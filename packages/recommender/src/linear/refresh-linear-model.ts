import type { ModelView } from '../session/model-view.ts';
import { shareOf } from '../session/share-of-work.ts';
import { createFitBuffers, type FitBuffers } from './fit-buffers.ts';
import { keptPerRow, type LinearModel, workPerSlice } from './linear-model.ts';
import { RowCounter } from './row-counter.ts';
import { ColumnSolver } from './solve-column.ts';
import type { SparseRows } from './sparse-rows.ts';
import { keepStrongest, transpose } from './transpose.ts';

/** Entries moved, and items looked at, without a pause. */
const movedPerSlice = 20_000;
const sessionsPerSlice = 1_000;

/** The items of sessions from one on: a 1 for each. */
export function* findChanged(view: ModelView, itemCount: number, since: number): Generator<void, Uint8Array, void> {
  const { store } = view;
  const changed = new Uint8Array(itemCount);
  const end = Math.min(view.before, store.sessionCount);
  for (let session = Math.max(since, store.firstSession); session < end; session += 1) {
    const slot = store.slotOf(session);
    const size = store.sessions.count(slot);
    const start = size > 0 ? store.sessions.start(slot) : 0;
    for (let at = start; at < start + size; at += 1) changed[store.sessions.arena[at] as number] = 1;
    if (session % sessionsPerSlice === 0) yield;
  }
  return changed;
}

/**
 * Solves anew the columns of items that were met since a model was fitted, and keeps the others as they are, which a new fit would find the same but for what
 * has faded meanwhile. Costs in proportion to what changed.
 *
 * @param changed a 1 for each item whose column is solved.
 * @yields the share done.
 */
export function* refreshLinearModel(
  model: LinearModel,
  view: ModelView,
  itemCount: number,
  changed: Uint8Array,
  { counted, targets, columns, weights }: FitBuffers = createFitBuffers(),
): Generator<number, LinearModel, void> {
  const { options } = model;
  counted.reset(itemCount, model.rows.size);
  const counter = new RowCounter(view, itemCount, options, counted);
  const solver = new ColumnSolver(itemCount, options.ridge, options.support);
  let changedCount = 0;
  for (let item = 0; item < itemCount; item += 1) changedCount += changed[item] as number;
  columns.reset(itemCount, changedCount * keptPerRow);
  let work = 0;
  for (let item = 0; item < itemCount; item += 1) {
    if (changed[item] === 1) {
      work += counter.count(item, true);
      if (options.sequential) {
        targets.reset(1, 4096);
        counter.keepAhead(targets);
      }
      const source = options.sequential ? targets : counted;
      const row = options.sequential ? 0 : (counter.rowOf[item] as number);
      const from = source.starts[row] as number;
      const to = source.starts[row + 1] as number;
      // What an item's own frequency takes off its say can be told only once it is counted.
      for (let at = from; at < to; at += 1) {
        const other = source.columns[at] as number;
        if ((counter.rowOf[other] ?? 0) < 0) work += counter.count(other);
        if (work > workPerSlice) {
          work = 0;
          yield (0.9 * item) / itemCount;
        }
      }
      solver.choose(item, source.columns, source.values, from, to, counter.diagonal);
      work += solver.solve(source.columns, source.values, from, to, counter, columns);
    }
    columns.endRow();
    work += 1;
    if (work > workPerSlice) {
      work = 0;
      yield (0.9 * item) / itemCount;
    }
  }
  const fresh = targets;
  yield* shareOf(transpose(columns, itemCount, fresh), 0.9);
  const merged = weights;
  merged.reset(itemCount, model.rows.size + fresh.size);
  for (let row = 0, moved = 0; row < itemCount; row += 1) {
    if (row < model.rows.rows) moved += copyUnchanged(model.rows, row, changed, merged);
    const end = fresh.starts[row + 1] as number;
    for (let at = fresh.starts[row] as number; at < end; at += 1, moved += 1)
      merged.add(fresh.columns[at] as number, fresh.values[at] as number);
    merged.endRow();
    if (moved > movedPerSlice) {
      moved = 0;
      yield 0.95;
    }
  }
  return { rows: yield* shareOf(keepStrongest(merged, keptPerRow), 0.97), options };
}

/** Adds the entries of a row whose columns stay, and returns how many were looked at. */
function copyUnchanged(rows: SparseRows, row: number, changed: Uint8Array, into: SparseRows): number {
  const from = rows.starts[row] as number;
  const end = rows.starts[row + 1] as number;
  for (let at = from; at < end; at += 1) {
    const column = rows.columns[at] as number;
    if (changed[column] !== 1) into.add(column, rows.values[at] as number);
  }
  return end - from;
}
