import { memoryForAWhile } from '../catalogue/memory-for-a-while.ts';

/** Sparse rows of an items × items matrix in three arrays that grow while rows are appended in order. */
export class SparseRows {
  /** Where each row starts; one longer than the rows. */
  starts: Int32Array;
  columns: Int32Array;
  values: Float32Array;
  rows = 0;

  /** @param entries how many there will be, roughly: memory is taken only where they are written, but enlarging copies it all at once. */
  constructor(rowCount = 0, entries = 0) {
    this.starts = new Int32Array(rowCount + 1);
    ({ columns: this.columns, values: this.values } = roomFor(entries));
  }

  get size(): number {
    return this.starts[this.rows] as number;
  }

  add(column: number, value: number): void {
    const at = this.starts[this.rows + 1] as number;
    if (at === this.columns.length) this.grow(Math.max(4096, Math.ceil(at * 1.6)));
    this.columns[at] = column;
    this.values[at] = value;
    this.starts[this.rows + 1] = at + 1;
  }

  /** Empties, keeping the memory, and makes room for so many rows and, roughly, entries. */
  reset(rowCount: number, entries: number): void {
    this.rows = 0;
    if (this.starts.length === rowCount + 1) this.starts.fill(0);
    else this.starts = new Int32Array(rowCount + 1);
    if (entries <= this.columns.length) return;
    ({ columns: this.columns, values: this.values } = roomFor(entries));
  }

  /** Closes the row being added to. */
  endRow(): void {
    this.rows += 1;
    if (this.rows + 1 < this.starts.length) this.starts[this.rows + 1] = this.starts[this.rows] as number;
  }

  private grow(length: number): void {
    const { columns, values } = roomFor(length);
    columns.set(this.columns);
    values.set(this.values);
    this.columns = columns;
    this.values = values;
  }
}

function roomFor(entries: number): Pick<SparseRows, 'columns' | 'values'> {
  const memory = memoryForAWhile(8 * entries);
  return { columns: new Int32Array(memory, 0, entries), values: new Float32Array(memory, 4 * entries, entries) };
}
