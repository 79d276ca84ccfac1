import { SparseRows } from './sparse-rows.ts';

/**
 * What a fit keeps between its steps: tens to hundreds of megabytes in a large shop. One fit hands it to the next, for whoever asks for so much memory makes the
 * engine look for garbage everywhere, the longest pauses there are.
 */
export interface FitBuffers {
  /** How items go together. */
  readonly counted: SparseRows;
  /** How often others lead to an item. */
  readonly targets: SparseRows;
  /** The solved columns, and the same as rows. */
  readonly columns: SparseRows;
  readonly weights: SparseRows;
}

export function createFitBuffers(): FitBuffers {
  return { counted: new SparseRows(), targets: new SparseRows(), columns: new SparseRows(), weights: new SparseRows() };
}
