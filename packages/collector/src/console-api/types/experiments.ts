/** One arm of an experiment with what came of it. */
export interface ArmResult {
  /** Variant id, or `holdout`. */
  readonly variant: string;
  readonly people: number;
  readonly exposures: number;
  readonly clicks: number;
  readonly conversions: number;
  readonly revenueMinor: number;
  /** Conversions a person, with a 95 % credible interval. */
  readonly rate: number;
  readonly rateLow: number;
  readonly rateHigh: number;
  /** Probability that this arm has the highest rate; the holdout takes part. */
  readonly chanceToWin: number;
  /** Relative to the holdout (or to the first variant without one); null when nothing can be said. */
  readonly uplift: number | null;
  readonly upliftLow: number | null;
  readonly upliftHigh: number | null;
}

/** Answer of `GET /console/api/experiments/:campaign`. */
export interface ExperimentResults {
  readonly campaign: string;
  readonly goal: { readonly event: string; readonly windowDays: number };
  readonly startedAtMs: number | null;
  readonly arms: readonly ArmResult[];
  /** p-value of the sample-ratio test; a warning below 0.001. */
  readonly sampleRatioP: number | null;
  /** Sequentially valid p-value: may be looked at any time. */
  readonly sequentialP: number | null;
  /** People needed in all for the present difference to be told from chance; null when unknown. */
  readonly peopleNeeded: number | null;
  readonly verdict: 'too_early' | 'winner' | 'no_difference' | 'ratio_mismatch';
}
