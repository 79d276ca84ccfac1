/** Scores of items, dense for speed, with the list of those touched so that clearing and ranking cost only these. */
export class SparseScores {
  values: Float32Array = new Float32Array(64);
  touched: Int32Array = new Int32Array(64);
  size = 0;

  /** Makes room for items below `itemCount` and empties. */
  reset(itemCount: number): void {
    if (itemCount > this.values.length) {
      const length = Math.ceil(itemCount * 1.25);
      this.values = new Float32Array(length);
      this.touched = new Int32Array(length);
    } else {
      for (let i = 0; i < this.size; i += 1) this.values[this.touched[i] as number] = 0;
    }
    this.size = 0;
  }

  /** Adds to an item's score; adding exactly 0 is no touch. */
  add(item: number, value: number): void {
    const before = this.values[item] as number;
    if (before === 0) {
      if (value === 0) return;
      this.touched[this.size] = item;
      this.size += 1;
    }
    // A sum that cancels out would be touched twice.
    this.values[item] = before + value || 1e-30;
  }
}
