import { grow } from '../catalogue/grow.ts';

/** Products of one strategy with their scores, each once; made once and emptied between uses, so that asking allocates little. */
export class CandidatePool {
  /** Catalogue indices. */
  items: Int32Array = new Int32Array(256);
  scores: Float64Array = new Float64Array(256);
  /** The product each is there because of; -1 for none. */
  because: Int32Array = new Int32Array(256);
  size = 0;
  private strengths = new Float64Array(256);
  private places = new Int32Array(0);
  private stamps = new Uint32Array(0);
  private stamp = 0;
  private heap = new Int32Array(64);
  private ties = new Uint32Array(256);

  clear(): void {
    this.size = 0;
    this.stamp = (this.stamp + 1) >>> 0;
    if (this.stamp === 0) this.stamps.fill(0);
  }

  /** Adds to a product's score; scores that are not positive numbers count for nothing. The strongest addition names the cause. */
  add(item: number, score: number, because = -1): void {
    if (item < 0 || !(score > 0) || score === Number.POSITIVE_INFINITY) return;
    if (this.stamps[item] === this.stamp) {
      const place = this.places[item] as number;
      this.scores[place] = (this.scores[place] as number) + score;
      if (because >= 0 && score > (this.strengths[place] as number)) {
        this.strengths[place] = score;
        this.because[place] = because;
      }
      return;
    }
    if (item >= this.stamps.length) {
      this.stamps = grow(this.stamps, item + 1);
      this.places = grow(this.places, this.stamps.length);
    }
    const place = this.size++;
    if (place === this.items.length) this.widen();
    this.stamps[item] = this.stamp;
    this.places[item] = place;
    this.items[place] = item;
    this.scores[place] = score;
    this.because[place] = because;
    this.strengths[place] = because >= 0 ? score : 0;
  }

  private widen(): void {
    this.items = grow(this.items, this.size);
    this.scores = grow(this.scores, this.size);
    this.because = grow(this.because, this.size);
    this.strengths = grow(this.strengths, this.size);
  }

  /** Whether a product is in it. */
  has(item: number): boolean {
    return this.stamps[item] === this.stamp;
  }

  /** Scales all scores so that the best is `to`. */
  scaleTo(to: number): void {
    const { scores, strengths, size } = this;
    let best = 0;
    for (let place = 0; place < size; place++) if ((scores[place] as number) > best) best = scores[place] as number;
    if (best === 0 || best === to) return;
    for (let place = 0; place < size; place++) {
      scores[place] = ((scores[place] as number) * to) / best;
      strengths[place] = ((strengths[place] as number) * to) / best;
    }
  }

  /** Multiplies each score by what the callback says for the product. */
  weigh(factorOf: (item: number) => number): void {
    for (let place = 0; place < this.size; place++) {
      const factor = factorOf(this.items[place] as number);
      this.scores[place] = (this.scores[place] as number) * factor;
    }
  }

  /** Lets go of all but the best `limit`. */
  cut(limit: number, tieOf: Uint32Array): void {
    if (this.size <= limit) return;
    const kept = Array.from(this.best(limit, tieOf), (place) => ({
      item: this.items[place] as number,
      score: this.scores[place] as number,
      because: this.because[place] as number,
    }));
    this.clear();
    for (const { item, score, because } of kept) this.add(item, score, because);
  }

  /** Places of the best, best first, at most `limit`; ties go to the smaller `tieOf`. The next call overwrites the array. */
  best(limit: number, tieOf: Uint32Array): Int32Array {
    const { size, scores, items } = this;
    const kept = Math.min(limit, size);
    this.heap = grow(this.heap, kept);
    this.ties = grow(this.ties, size);
    const { heap, ties } = this;
    for (let place = 0; place < size; place++) ties[place] = tieOf[items[place] as number] as number;
    // A heap with the worst on top keeps the best seen so far: most places are turned away by one comparison.
    for (let place = 0; place < kept; place++) heap[place] = place;
    for (let at = (kept >> 1) - 1; at >= 0; at--) this.sink(at, kept);
    for (let place = kept; place < size; place++) {
      const worst = heap[0] as number;
      const score = scores[place] as number;
      if (score < (scores[worst] as number) || !this.before(place, worst)) continue;
      heap[0] = place;
      this.sink(0, kept);
    }
    for (let end = kept - 1; end > 0; end--) {
      const worst = heap[0] as number;
      heap[0] = heap[end] as number;
      heap[end] = worst;
      this.sink(0, end);
    }
    return heap.subarray(0, kept);
  }

  private before(a: number, b: number): boolean {
    const mine = this.scores[a] as number;
    const other = this.scores[b] as number;
    return mine > other || (mine === other && (this.ties[a] as number) < (this.ties[b] as number));
  }

  private sink(from: number, size: number): void {
    const { heap } = this;
    const moved = heap[from] as number;
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && this.before(heap[child] as number, heap[child + 1] as number)) child++;
      if (!this.before(moved, heap[child] as number)) break;
      heap[at] = heap[child] as number;
      at = child;
    }
    heap[at] = moved;
  }
}
