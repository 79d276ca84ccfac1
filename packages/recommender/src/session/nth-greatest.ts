let selection = new Float64Array(512);

const buckets = 256;
const counts = new Int32Array(buckets);

/** The n-th greatest of the first `size` values, all finite; `n` from 1 to `size`. */
export function nthGreatest(values: Float64Array, size: number, n: number): number {
  if (size > selection.length) selection = new Float64Array(2 * size);
  let least = values[0] as number;
  let greatest = least;
  for (let i = 1; i < size; i += 1) {
    const value = values[i] as number;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  if (least === greatest) return least;
  // Counted by even steps of value, all but a few are seen to be above or below without being compared with each other.
  const perStep = (buckets - 1) / (greatest - least);
  counts.fill(0);
  for (let i = 0; i < size; i += 1) {
    const bucket = (((values[i] as number) - least) * perStep) | 0;
    counts[bucket] = (counts[bucket] as number) + 1;
  }
  let bucket = buckets - 1;
  let wanted = n - 1;
  for (; wanted >= (counts[bucket] as number); bucket -= 1) wanted -= counts[bucket] as number;
  let count = 0;
  for (let i = 0; i < size; i += 1) {
    const value = values[i] as number;
    if ((((value - least) * perStep) | 0) !== bucket) continue;
    selection[count] = value;
    count += 1;
  }
  return select(count, wanted);
}

/** Hoare's selection among the first `size`: parts them around one of them and goes on in the part that holds the wanted place. */
function select(size: number, wanted: number): number {
  let from = 0;
  let to = size - 1;
  while (from < to) {
    const pivot = selection[(from + to) >> 1] as number;
    let low = from;
    let high = to;
    while (low <= high) {
      while ((selection[low] as number) > pivot) low += 1;
      while ((selection[high] as number) < pivot) high -= 1;
      if (low > high) break;
      const moved = selection[low] as number;
      selection[low] = selection[high] as number;
      selection[high] = moved;
      low += 1;
      high -= 1;
    }
    if (wanted <= high) to = high;
    else if (wanted >= low) from = low;
    else break;
  }
  return selection[wanted] as number;
}

/**
 * Finds the `n` greatest of the first `size` values. Of those that are level at the bar the first are taken, and none before one that is better.
 *
 * @param n from 0.
 * @param places gets where they are, in ascending order; has room for `n`.
 * @returns how many there are.
 */
export function findGreatest(values: Float64Array, size: number, n: number, places: Int32Array): number {
  const bar = n > 0 && size > n ? nthGreatest(values, size, n) : Number.NEGATIVE_INFINITY;
  let atBar = Math.min(n, size);
  for (let i = 0; i < size; i += 1) if ((values[i] as number) > bar) atBar -= 1;
  let count = 0;
  for (let i = 0; i < size && count < n; i += 1) {
    const value = values[i] as number;
    if (value < bar) continue;
    if (value === bar) {
      if (atBar <= 0) continue;
      atBar -= 1;
    }
    places[count] = i;
    count += 1;
  }
  return count;
}
