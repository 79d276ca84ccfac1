/** The lengths of list that quality is measured at. */
export const cutoffs: readonly number[] = [5, 10, 20];

/** Sums over predictions with one right answer each; divide by `predictions`. */
export class RankMetrics {
  predictions = 0;
  private readonly hits: Float64Array = new Float64Array(cutoffs.length);
  private readonly reciprocals: Float64Array = new Float64Array(cutoffs.length);
  private readonly gains: Float64Array = new Float64Array(cutoffs.length);

  /** @param rank the place of the right answer in the list, from 1; 0 when it is not there. */
  add(rank: number): void {
    this.predictions += 1;
    if (rank === 0) return;
    for (let i = 0; i < cutoffs.length; i += 1) {
      if (rank > (cutoffs[i] as number)) continue;
      this.hits[i] = (this.hits[i] as number) + 1;
      this.reciprocals[i] = (this.reciprocals[i] as number) + 1 / rank;
      // With one relevant item the ideal gain is 1, so the discounted gain is normalised already.
      this.gains[i] = (this.gains[i] as number) + 1 / Math.log2(rank + 1);
    }
  }

  /** Share of predictions whose right answer is in the list, by its length. */
  get hitRate(): Record<string, number> {
    return this.mean(this.hits);
  }

  /** Mean reciprocal rank, 0 for answers not in the list. */
  get mrr(): Record<string, number> {
    return this.mean(this.reciprocals);
  }

  /** Normalised discounted cumulative gain. */
  get ndcg(): Record<string, number> {
    return this.mean(this.gains);
  }

  private mean(sums: Float64Array): Record<string, number> {
    const n = Math.max(1, this.predictions);
    return Object.fromEntries(cutoffs.map((cutoff, i) => [String(cutoff), (sums[i] as number) / n]));
  }
}

/** The value below which a share of the values lies (nearest rank); 0 of nothing. Sorts the array it is given. */
export function percentile(values: Float64Array, share: number): number {
  if (values.length === 0) return 0;
  values.sort();
  return values[Math.min(values.length - 1, Math.max(0, Math.ceil(share * values.length) - 1))] as number;
}
