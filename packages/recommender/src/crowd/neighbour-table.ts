import { grow } from '../catalogue/grow.ts';

/**
 * For each item the items met together with it, weighted and decaying, at most `width` of them: a newcomer takes the place of the weakest and
 * inherits its weight, so that what keeps coming gets in and what came once is bounded (space-saving, Metwally et al. 2005).
 */
export class NeighbourTable {
  readonly width: number;
  readonly halfLifeMs: number;
  /** `width` a row; -1 is an empty place. */
  neighbours: Int32Array = new Int32Array(0);
  weights: Float32Array = new Float32Array(0);
  /** When the weights of a row were right. */
  times: Float64Array = new Float64Array(0);

  constructor(width: number, halfLifeMs: number) {
    this.width = width;
    this.halfLifeMs = halfLifeMs;
  }

  /** Notes that `other` was met together with `item`. */
  add(item: number, other: number, weight: number, atMs: number): void {
    if (item === other) return;
    this.times = grow(this.times, item + 1);
    this.neighbours = grow(this.neighbours, this.times.length * this.width, -1);
    this.weights = grow(this.weights, this.times.length * this.width);
    const start = item * this.width;
    const end = start + this.width;
    const added = this.advance(item, weight, atMs);
    let weakest = start;
    let least = Number.POSITIVE_INFINITY;
    for (let at = start; at < end; at++) {
      const neighbour = this.neighbours[at] as number;
      if (neighbour === other) {
        this.weights[at] = (this.weights[at] as number) + added;
        return;
      }
      const value = neighbour < 0 ? -1 : (this.weights[at] as number);
      if (value < least) {
        least = value;
        weakest = at;
      }
    }
    this.neighbours[weakest] = other;
    this.weights[weakest] = Math.max(0, least) + added;
  }

  /** The weight of `other` in the row of `item`; 0 when it is not there. */
  weight(item: number, other: number): number {
    const start = item * this.width;
    const end = Math.min(start + this.width, this.neighbours.length);
    for (let at = start; at < end; at++) if (this.neighbours[at] === other) return this.weights[at] as number;
    return 0;
  }

  /** Keeps the rows of `kept`, numbered in its order; neighbours follow `renamed`, those it has at -1 are dropped. */
  rename(kept: readonly number[], renamed: Int32Array): void {
    const { neighbours, weights, times, width } = this;
    this.neighbours = new Int32Array(kept.length * width).fill(-1);
    this.weights = new Float32Array(kept.length * width);
    this.times = new Float64Array(kept.length);
    kept.forEach((old, item) => {
      if (old >= times.length) return;
      this.times[item] = times[old] as number;
      let to = item * width;
      for (let at = old * width; at < (old + 1) * width; at++) {
        const neighbour = renamed[neighbours[at] as number] ?? -1;
        if (neighbour < 0) continue;
        this.neighbours[to] = neighbour;
        this.weights[to++] = weights[at] as number;
      }
    });
  }

  /** Brings the row to the present and says what a weight of `atMs` is worth in it. */
  private advance(item: number, weight: number, atMs: number): number {
    const then = this.times[item] as number;
    if (atMs <= then) return weight * 2 ** ((atMs - then) / this.halfLifeMs);
    if (then > 0) {
      const factor = 2 ** ((then - atMs) / this.halfLifeMs);
      // Below a thousandth the row would be touched at every event for nothing.
      if (factor > 0.999) return weight / factor;
      const start = item * this.width;
      for (let at = start; at < start + this.width; at++) this.weights[at] = (this.weights[at] as number) * factor;
    }
    this.times[item] = atMs;
    return weight;
  }
}
