/** 97.5th percentile of the standard normal distribution: two sides of 95 %. */
const z95 = 1.959964;

/** A difference of two groups with its 95 % confidence interval. */
export interface Difference {
  readonly treated: number;
  readonly heldOut: number;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

/** Shares of two groups compared, by Agresti and Caffo (2000): one success and one failure are added to each, which holds with small groups too. */
export function differenceOfShares(treated: Counted, heldOut: Counted): Difference {
  const shares = [treated, heldOut].map(({ people, sum }) => (people > 0 ? sum / people : 0));
  const adjusted = [treated, heldOut].map(({ people, sum }) => ({ share: (sum + 1) / (people + 2), people: people + 2 }));
  const [a, b] = adjusted.map(({ share }) => share);
  const middle = (a ?? 0) - (b ?? 0);
  const half = z95 * Math.sqrt(adjusted.reduce((sum, { share, people }) => sum + (share * (1 - share)) / people, 0));
  const [one = 0, other = 0] = shares;
  return { treated: one, heldOut: other, difference: one - other, low: middle - half, high: middle + half };
}

/** Means of two groups compared by Welch's method, with the normal distribution: for groups of some dozens and more. */
export function differenceOfMeans(treated: Counted, heldOut: Counted): Difference {
  const one = meanOf(treated);
  const other = meanOf(heldOut);
  const half = z95 * Math.sqrt(one.variance / Math.max(1, treated.people) + other.variance / Math.max(1, heldOut.people));
  const difference = one.mean - other.mean;
  return { treated: one.mean, heldOut: other.mean, difference, low: difference - half, high: difference + half };
}

/** A value a person, summed up. */
export interface Counted {
  readonly people: number;
  readonly sum: number;
  readonly squares: number;
}

function meanOf({ people, sum, squares }: Counted): { mean: number; variance: number } {
  if (people < 2) return { mean: people > 0 ? sum : 0, variance: 0 };
  const mean = sum / people;
  return { mean, variance: Math.max(0, (squares - people * mean ** 2) / (people - 1)) };
}
