import type { ModelView } from '../session/model-view.ts';
import { SparseScores } from '../session/sparse-scores.ts';
import { TopList } from '../session/top-list.ts';
import { countPairs, createPairKernel, type PairKernel, type PairWeights } from './co-occurrence.ts';
import type { GramRows } from './solve-column.ts';
import type { SparseRows } from './sparse-rows.ts';

/** Entries kept of a counted row. */
const rowLimit = 512;
/** What an item costs beside its pairs, and a pair, in units of work: much, for each looks at a session that lies somewhere else in memory. */
const itemWork = 100;
const pairWork = 12;

/** Counts, item by item, how items go together, and keeps the rows. */
export class RowCounter implements GramRows {
  readonly rows: SparseRows;
  readonly rowOf: Int32Array;
  readonly diagonal: Float32Array;
  /** How often others came after the item counted last, or it after them; before these are asked for. */
  readonly ahead: SparseScores = new SparseScores();
  private readonly view: ModelView;
  private readonly itemCount: number;
  private readonly kernel: PairKernel;
  private readonly gram: SparseScores = new SparseScores();
  private readonly best: TopList = new TopList(rowLimit);

  /** @param rows empty ones, to keep the counted in. */
  constructor(view: ModelView, itemCount: number, weights: PairWeights, rows: SparseRows) {
    this.view = view;
    this.itemCount = itemCount;
    this.kernel = createPairKernel(weights);
    this.rows = rows;
    this.rowOf = new Int32Array(itemCount).fill(-1);
    this.diagonal = new Float32Array(itemCount);
  }

  /**
   * Counts an item and keeps its row unless it is kept already.
   *
   * @param backwards fills `ahead` with how often the item came after others.
   * @returns the work done.
   */
  count(item: number, backwards = false): number {
    const { gram, ahead, best } = this;
    gram.reset(this.itemCount);
    ahead.reset(this.itemCount);
    const pairs = countPairs(this.view, item, this.kernel, gram, ahead, backwards);
    if ((this.rowOf[item] as number) < 0) {
      this.diagonal[item] = gram.values[item] as number;
      this.rowOf[item] = this.rows.rows;
      keep(gram, best, this.rows, item);
    }
    return itemWork + pairWork * pairs;
  }

  /** Adds `ahead` as a row to others. */
  keepAhead(into: SparseRows): void {
    keep(this.ahead, this.best, into, -1);
  }
}

/** Adds a row of the greatest scores, always with that of one item. */
function keep(scores: SparseScores, best: TopList, into: SparseRows, always: number): void {
  if (scores.size <= rowLimit) {
    for (let i = 0; i < scores.size; i += 1)
      into.add(scores.touched[i] as number, scores.values[scores.touched[i] as number] as number);
  } else {
    best.clear();
    for (let i = 0; i < scores.size; i += 1) {
      const other = scores.touched[i] as number;
      best.offer(other, other === always ? Number.POSITIVE_INFINITY : (scores.values[other] as number));
    }
    for (let i = 0; i < best.size; i += 1) into.add(best.ids[i] as number, scores.values[best.ids[i] as number] as number);
  }
  into.endRow();
}
