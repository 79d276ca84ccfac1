import { TopList } from '../session/top-list.ts';
import { solveByConjugateGradient } from './conjugate-gradient.ts';
import type { SparseRows } from './sparse-rows.ts';

/** How items go together: rows of a symmetric matrix, as far as they were counted. */
export interface GramRows {
  readonly rows: SparseRows;
  /** Which row is an item's; -1 where none was counted. */
  readonly rowOf: Int32Array;
  /** How an item goes with itself. */
  readonly diagonal: Float32Array;
}

const iterations = 12;
const leastWeight = 1e-4;

/** Solves the columns of a linear item model one by one, each over the items that speak for it most. */
export class ColumnSolver {
  /** The items that the column chosen last depends on, strongest first. */
  readonly chosen: TopList;
  private readonly ridge: number;
  private readonly place: Int32Array;
  private readonly matrix: Float32Array;
  private readonly target: Float64Array;

  /** @param support the most items that a column may depend on. */
  constructor(itemCount: number, ridge: number, support: number) {
    this.chosen = new TopList(support);
    this.ridge = ridge;
    this.place = new Int32Array(itemCount).fill(-1);
    this.matrix = new Float32Array(support * support);
    this.target = new Float64Array(support);
  }

  /** Chooses what a column may depend on, from how strongly items lead to it, in proportion to how common they are. */
  choose(item: number, ids: Int32Array, values: Float32Array, from: number, to: number, diagonal: Float32Array): void {
    const { chosen } = this;
    chosen.clear();
    for (let at = from; at < to; at += 1) {
      const other = ids[at] as number;
      // Items met while this runs are the next fit's.
      if (other === item || other >= this.place.length) continue;
      chosen.offer(other, (values[at] as number) / Math.sqrt((diagonal[other] as number) + this.ridge));
    }
    chosen.sort();
  }

  /**
   * Solves for the chosen items and adds their weights to the open row of `into`.
   *
   * @param gram has a row for each of them.
   * @returns the work done.
   */
  solve(ids: Int32Array, values: Float32Array, from: number, to: number, gram: GramRows, into: SparseRows): number {
    const { chosen, place, target, matrix } = this;
    const { size } = chosen;
    if (size === 0) return 0;
    for (let i = 0; i < size; i += 1) place[chosen.ids[i] as number] = i;
    const filled = this.fill(gram);
    for (let at = from; at < to; at += 1) {
      const i = place[ids[at] as number] as number;
      if (i >= 0) target[i] = values[at] as number;
    }
    const solution = solveByConjugateGradient(matrix, target, size, iterations);
    for (let i = 0; i < size; i += 1) {
      if (Math.abs(solution[i] as number) > leastWeight) into.add(chosen.ids[i] as number, solution[i] as number);
      place[chosen.ids[i] as number] = -1;
    }
    return filled + iterations * size * size;
  }

  /** The part of the matrix over the chosen items. Rows were cut on their own, so the two halves are made equal again. */
  private fill({ rows, rowOf }: GramRows): number {
    const { chosen, place, matrix } = this;
    const { ids, size } = chosen;
    matrix.fill(0, 0, size * size);
    let work = size * size;
    for (let i = 0; i < size; i += 1) {
      const row = rowOf[ids[i] as number] as number;
      const end = rows.starts[row + 1] as number;
      work += end - (rows.starts[row] as number);
      for (let at = rows.starts[row] as number; at < end; at += 1) {
        const j = place[rows.columns[at] as number] as number;
        if (j >= 0) matrix[i * size + j] = rows.values[at] as number;
      }
      matrix[i * size + i] = (matrix[i * size + i] as number) + this.ridge;
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
}
