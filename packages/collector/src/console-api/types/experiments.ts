/** An arm's figure a person less the control's, with an interval that may be looked at at any time. */
export interface ArmDifference {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

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
  /** Probability that this arm has the highest rate; the holdout takes part, an arm nobody was in does not and has 0. */
  readonly chanceToWin: number;
  /** Relative to the control; null when nothing can be said. */
  readonly uplift: number | null;
  readonly upliftLow: number | null;
  readonly upliftHigh: number | null;
  /** Of its rate against the control's, corrected for how many arms are compared; null for the control. */
  readonly sequentialP: number | null;
  /** Of conversions a person; null when nothing can be said yet. */
  readonly rateDifference: ArmDifference | null;
  /** Of revenue a person in minor units; null when nothing can be said yet. */
  readonly revenueDifferenceMinor: ArmDifference | null;
}

/** Answer of `GET /console/api/experiments/:campaign`. */
export interface ExperimentResults {
  readonly campaign: string;
  readonly goal: { readonly event: string; readonly windowDays: number };
  readonly startedAtMs: number | null;
  readonly arms: readonly ArmResult[];
  /** p-value of the sample-ratio test; a warning below 0.001. */
  readonly sampleRatioP: number | null;
  /** Sequentially valid p-value that any arm differs from the control: may be looked at any time. */
  readonly sequentialP: number | null;
  /** People needed in all for the present difference to be told from chance; null when unknown. */
  readonly peopleNeeded: number | null;
  /** What the others are compared with: the holdout, or the first variant with people where nobody is held out; null before anybody came. */
  readonly control: string | null;
  /** `loser`: no arm is told to be better, but some are told to be worse than the control. */
  readonly verdict: 'too_early' | 'winner' | 'loser' | 'no_difference' | 'ratio_mismatch';
  /** The arm of the verdict `winner`: told from the control and above it, or the control where all others are below it; else null. */
  readonly winner: string | null;
  /** Arms that are told from the control, and are below it. */
  readonly worse: readonly string[];
}
