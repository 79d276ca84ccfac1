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

/** How many of the first `size` values are greater than a bar: of those at it, only so many more have room. */
export function countAbove(values: Float64Array, size: number, bar: number): number {
  let count = 0;
  for (let i = 0; i < size; i += 1) if ((values[i] as number) > bar) count += 1;
  return count;
}
