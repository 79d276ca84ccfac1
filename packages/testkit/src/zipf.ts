import type { Random } from './random.ts';

/**
 * Draws ranks 0 … size − 1 with probability in proportion to `1 / (rank + 1) ** exponent`, which is how demand for products
 * falls off. A draw is a binary search in the cumulative weights.
 */
export interface Zipf {
  draw(random: Random): number;
  /** Probability of a rank. */
  share(rank: number): number;
}

/**
 * A {@link Zipf} over `size` ranks.
 *
 * @throws RangeError when `size` is not a positive whole number.
 */
export function createZipf(size: number, exponent = 1): Zipf {
  if (!Number.isInteger(size) || size < 1) throw new RangeError(`createZipf: size must be a positive whole number, not ${size}`);
  const cumulative = new Float64Array(size);
  let total = 0;
  for (let rank = 0; rank < size; rank += 1) {
    total += (rank + 1) ** -exponent;
    cumulative[rank] = total;
  }
  return {
    draw(random) {
      const target = random.next() * total;
      let low = 0;
      let high = size - 1;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((cumulative[middle] ?? total) <= target) low = middle + 1;
        else high = middle;
      }
      return low;
    },
    share: (rank) => (rank < 0 || rank >= size ? 0 : (rank + 1) ** -exponent / total),
  };
}
