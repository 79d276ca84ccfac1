import { TopList } from '../session/top-list.ts';
import { SparseRows } from './sparse-rows.ts';

/** Entries moved without a pause: about a millisecond, for each falls elsewhere into memory. */
const movedPerSlice = 20_000;

/**
 * Rows for columns.
 *
 * @param into gets them; what it had is gone.
 */
export function* transpose(rows: SparseRows, itemCount: number, into: SparseRows): Generator<void, void, void> {
  into.reset(itemCount, rows.size);
  yield;
  const counts = into.starts;
  for (let at = 0; at < rows.size; at += 1) {
    const column = rows.columns[at] as number;
    counts[column + 1] = (counts[column + 1] as number) + 1;
    if (at % (4 * movedPerSlice) === 0) yield;
  }
  for (let i = 0; i < itemCount; i += 1) counts[i + 1] = (counts[i + 1] as number) + (counts[i] as number);
  yield;
  const next = counts.slice();
  const { columns, values } = into;
  for (let row = 0, moved = 0; row < rows.rows; row += 1) {
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
      yield;
    }
  }
  into.rows = itemCount;
}

/** The strongest entries of each row, strongest first. */
export function* keepStrongest(rows: SparseRows, limit: number): Generator<void, SparseRows, void> {
  const { starts, columns, values } = rows;
  const result = new SparseRows(rows.rows, Math.min(rows.size, rows.rows * limit));
  const best = new TopList(limit);
  for (let row = 0, moved = 0; row < rows.rows; row += 1) {
    best.clear();
    const end = starts[row + 1] as number;
    for (let at = starts[row] as number; at < end; at += 1) best.offer(at, Math.abs(values[at] as number));
    best.sort();
    for (let i = 0; i < best.size; i += 1) {
      const at = best.ids[i] as number;
      result.add(columns[at] as number, values[at] as number);
    }
    result.endRow();
    moved += 5 + 5 * (end - (starts[row] as number));
    if (moved > movedPerSlice) {
      moved = 0;
      yield;
    }
  }
  return result;
}
