import { grow } from '../catalogue/grow.ts';

/**
 * A sum of weights per item, each halving every half-life. Kept as the sum at the time of the newest weight; `rank` orders items as their sums do
 * at any one moment, and does not change while time passes, because all decay at the same pace.
 */
export class DecayingScores {
  readonly halfLifeMs: number;
  /** What a millisecond takes off the logarithm of a sum. */
  private readonly perMs: number;
  sums: Float64Array = new Float64Array(16);
  times: Float64Array = new Float64Array(16);

  constructor(halfLifeMs: number) {
    this.halfLifeMs = halfLifeMs;
    this.perMs = Math.LN2 / halfLifeMs;
  }

  /** Adds a weight that was right at `atMs`, which may lie before what was added last. */
  add(item: number, weight: number, atMs: number): void {
    this.sums = grow(this.sums, item + 1);
    this.times = grow(this.times, item + 1);
    const before = this.sums[item] as number;
    const then = this.times[item] as number;
    if (before === 0) {
      this.sums[item] = weight;
      this.times[item] = atMs;
    } else if (atMs >= then) {
      this.sums[item] = before * 2 ** ((then - atMs) / this.halfLifeMs) + weight;
      this.times[item] = atMs;
    } else {
      this.sums[item] = before + weight * 2 ** ((atMs - then) / this.halfLifeMs);
    }
  }

  /** log2 of the sum, plus the half-lives since 1970; -Infinity for items without a weight. */
  rank(item: number): number {
    const sum = this.sums[item] ?? 0;
    return sum > 0 ? Math.log2(sum) + (this.times[item] as number) / this.halfLifeMs : Number.NEGATIVE_INFINITY;
  }

  /** The sum as it stands at `atMs`; as it was at the newest weight where that is yet to come, as after a clock has jumped. */
  valueAt(item: number, atMs: number): number {
    const sum = this.sums[item] ?? 0;
    return sum === 0 ? 0 : sum * Math.exp(Math.min(0, (this.times[item] as number) - atMs) * this.perMs);
  }

  /** Keeps the items of `kept` and numbers them in its order. */
  rename(kept: readonly number[]): void {
    this.sums = Float64Array.from(kept, (old) => this.sums[old] ?? 0);
    this.times = Float64Array.from(kept, (old) => this.times[old] ?? 0);
  }
}
