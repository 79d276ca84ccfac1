/**
 * The best so many of what is offered, best first after `sort`. Ties go to the smaller id, so that answers do not depend on
 * the order of counting.
 */
export class TopList {
  readonly ids: Int32Array;
  readonly scores: Float64Array;
  readonly capacity: number;
  size = 0;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.ids = new Int32Array(capacity);
    this.scores = new Float64Array(capacity);
  }

  clear(): void {
    this.size = 0;
  }

  /** Keeps the worst at the root of a heap, so that most offers are refused by one comparison. */
  offer(id: number, score: number): void {
    const { ids, scores } = this;
    if (this.size < this.capacity) {
      let at = this.size;
      this.size += 1;
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (!worse(score, id, scores[parent] as number, ids[parent] as number)) break;
        scores[at] = scores[parent] as number;
        ids[at] = ids[parent] as number;
        at = parent;
      }
      scores[at] = score;
      ids[at] = id;
    } else if (this.capacity > 0 && worse(scores[0] as number, ids[0] as number, score, id)) {
      this.sink(id, score, this.size);
    }
  }

  /** Sorts what was kept, best first. */
  sort(): void {
    for (let end = this.size - 1; end > 0; end -= 1) {
      const id = this.ids[end] as number;
      const score = this.scores[end] as number;
      this.ids[end] = this.ids[0] as number;
      this.scores[end] = this.scores[0] as number;
      this.sink(id, score, end);
    }
  }

  private sink(id: number, score: number, size: number): void {
    const { ids, scores } = this;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (
        child + 1 < size &&
        worse(scores[child + 1] as number, ids[child + 1] as number, scores[child] as number, ids[child] as number)
      ) {
        child += 1;
      }
      if (!worse(scores[child] as number, ids[child] as number, score, id)) break;
      scores[at] = scores[child] as number;
      ids[at] = ids[child] as number;
      at = child;
    }
    scores[at] = score;
    ids[at] = id;
  }
}

function worse(scoreA: number, idA: number, scoreB: number, idB: number): boolean {
  return scoreA < scoreB || (scoreA === scoreB && idA > idB);
}
