import { grow } from './grow.ts';

/** A set of catalogue indices that is emptied at once and costs nothing to fill again: made once, used for one question after another. */
export class IndexSet {
  private stamps = new Uint32Array(0);
  private stamp = 1;

  has(index: number): boolean {
    return this.stamps[index] === this.stamp;
  }

  add(index: number): void {
    if (index >= this.stamps.length) this.stamps = grow(this.stamps, index + 1);
    this.stamps[index] = this.stamp;
  }

  clear(): void {
    this.stamp = (this.stamp + 1) >>> 0;
    if (this.stamp > 0) return;
    this.stamps.fill(0);
    this.stamp = 1;
  }
}
