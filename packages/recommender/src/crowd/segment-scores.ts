/** A product's weight in a segment, as {@link DecayingScores} would keep it. */
interface Score {
  sum: number;
  atMs: number;
}

const halfLifeMs = 14 * 86_400_000;

/** What each segment of visitors likes: decaying weights of at most `width` products in each of at most `limit` segments. */
export class SegmentScores {
  private segments = new Map<string, Map<number, Score>>();
  private readonly limit: number;
  private readonly width: number;

  constructor(limit: number, width: number) {
    this.limit = limit;
    this.width = width;
  }

  add(segment: string, item: number, weight: number, atMs: number): void {
    let scores = this.segments.get(segment);
    if (scores === undefined) {
      if (this.segments.size >= this.limit) return;
      scores = new Map();
      this.segments.set(segment, scores);
    }
    const score = scores.get(item);
    if (score === undefined) {
      if (scores.size >= this.width) this.forgetWeakHalf(scores);
      scores.set(item, { sum: weight, atMs });
    } else if (atMs >= score.atMs) {
      score.sum = score.sum * 2 ** ((score.atMs - atMs) / halfLifeMs) + weight;
      score.atMs = atMs;
    } else {
      score.sum += weight * 2 ** ((atMs - score.atMs) / halfLifeMs);
    }
  }

  /** Calls back with each product the segment has touched and its weight at `nowMs`. */
  forEach(segment: string, nowMs: number, visit: (item: number, weight: number) => void): void {
    const scores = this.segments.get(segment);
    if (scores !== undefined) for (const [item, { sum, atMs }] of scores) visit(item, sum * 2 ** ((atMs - nowMs) / halfLifeMs));
  }

  /** The weight of one product in a segment at `nowMs`; 0 for what the segment has not touched. */
  valueAt(segment: string, item: number, nowMs: number): number {
    const score = this.segments.get(segment)?.get(item);
    return score === undefined ? 0 : score.sum * 2 ** ((score.atMs - nowMs) / halfLifeMs);
  }

  rename(renamed: Int32Array): void {
    for (const [segment, scores] of this.segments) {
      const kept = new Map<number, Score>();
      for (const [item, score] of scores) {
        const index = renamed[item] ?? -1;
        if (index >= 0) kept.set(index, score);
      }
      this.segments.set(segment, kept);
    }
  }

  dump(): [string, [number, number, number][]][] {
    return [...this.segments].map(([name, scores]) => [name, [...scores].map(([item, { sum, atMs }]) => [item, sum, atMs])]);
  }

  load(rows: readonly (readonly [string, readonly (readonly [number, number, number])[]])[]): void {
    this.segments = new Map(
      rows.map(([name, scores]) => [name, new Map(scores.map(([item, sum, atMs]) => [item, { sum, atMs }]))]),
    );
  }

  /** Half at once, so that the cost of looking for the weakest is shared by many additions. */
  private forgetWeakHalf(scores: Map<number, Score>): void {
    const rank = (score: Score): number => Math.log2(score.sum) + score.atMs / halfLifeMs;
    const ranked = [...scores].sort((a, b) => rank(a[1]) - rank(b[1]) || a[0] - b[0]);
    for (const [item] of ranked.slice(0, this.width >> 1)) scores.delete(item);
  }
}
