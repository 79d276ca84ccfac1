/**
 * Spreads a whole number over weights in proportion, exactly: each share is rounded down, and what is left goes one by one to the
 * largest remainders, the first of equals first (largest remainder, or Hamilton's method). No share exceeds its weight as long as
 * `total` does not exceed their sum. Weights that sum to 0 get nothing.
 */
export function allocate(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n);
  if (sum === 0n || total <= 0) return weights.map(() => 0);
  // Products of two amounts go beyond what doubles hold exactly.
  const exact = weights.map((weight) => BigInt(total) * BigInt(weight));
  const shares = exact.map((product) => Number(product / sum));
  let left = total - shares.reduce((all, share) => all + share, 0);
  const byRemainder = exact
    .map((product, index) => ({ index, remainder: product % sum }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of byRemainder) {
    if (left <= 0) break;
    shares[index] = (shares[index] ?? 0) + 1;
    left--;
  }
  return shares;
}
