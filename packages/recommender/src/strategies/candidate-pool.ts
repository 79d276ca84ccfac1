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

  /** Scales all scores so that the best is `to`. */
  scaleTo(to: number): void {
    let best = 0;
    for (let place = 0; place < this.size; place++) best = Math.max(best, this.scores[place] as number);
    if (best === 0) return;
    for (let place = 0; place < this.size; place++) {
      this.scores[place] = ((this.scores[place] as number) * to) / best;
      this.strengths[place] = ((this.strengths[place] as number) * to) / best;
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
    const kept = this.best(limit, tieOf).map((place) => ({
      item: this.items[place] as number,
      score: this.scores[place] as number,
      because: this.because[place] as number,
    }));
    this.clear();
    for (const { item, score, because } of kept) this.add(item, score, because);
  }

  /** Places of the best, best first, at most `limit`; ties go to the smaller `tieOf`. */
  best(limit: number, tieOf: Uint32Array): number[] {
    const { scores, items } = this;
    const before = (a: number, b: number): boolean => {
      const difference = (scores[a] as number) - (scores[b] as number);
      return (
        difference > 0 || (difference === 0 && (tieOf[items[a] as number] as number) < (tieOf[items[b] as number] as number))
      );
    };
    // A heap with the worst on top keeps the best seen so far: most places are turned away by one comparison.
    const heap: number[] = [];
    for (let place = 0; place < this.size; place++) {
      if (heap.length < limit) {
        heap.push(place);
        if (heap.length === limit) for (let at = (limit >> 1) - 1; at >= 0; at--) sink(heap, at, before);
      } else if (before(place, heap[0] as number)) {
        heap[0] = place;
        sink(heap, 0, before);
      }
    }
    return heap.sort((a, b) => (before(a, b) ? -1 : 1));
  }
}

function sink(heap: number[], from: number, before: (a: number, b: number) => boolean): void {
  let at = from;
  for (;;) {
    let worst = at;
    for (let child = 2 * at + 1; child <= 2 * at + 2 && child < heap.length; child++) {
      if (before(heap[worst] as number, heap[child] as number)) worst = child;
    }
    if (worst === at) return;
    const moved = heap[at] as number;
    heap[at] = heap[worst] as number;
    heap[worst] = moved;
    at = worst;
  }
}
