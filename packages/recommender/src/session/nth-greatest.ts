let selection = new Float64Array(512);

/** The n-th greatest of the first `size` values; `n` from 1 to `size`. */
export function nthGreatest(values: Float64Array, size: number, n: number): number {
  if (size > selection.length) selection = new Float64Array(2 * size);
  for (let i = 0; i < size; i += 1) selection[i] = values[i] as number;
  let from = 0;
  let to = size - 1;
  const wanted = n - 1;
  // Hoare's selection: parts the values around one of them and goes on in the part that holds the wanted place.
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
