import { type ArmResult as Measured, significanceLevel } from '@quen/engine';
import type { ExperimentResults } from '../console-api/types/experiments.ts';

/** A difference of less than this share of the control's rate is none worth waiting for. */
const negligible = 0.1;

export interface Judgement {
  readonly verdict: Exclude<ExperimentResults['verdict'], 'ratio_mismatch'>;
  /** The arm that may be kept; undefined but for the verdict `winner`. */
  readonly winner?: Measured;
  /** Arms that are told from the control, and are below it. */
  readonly worse: readonly Measured[];
  /** The smallest of {@link correctedP}; null when nothing is compared. */
  readonly sequentialP: number | null;
}

/** The p-value of an arm's rate against the control's, with as many chances to be wrong as arms are compared; null of one that is not compared. */
export function correctedP(arm: Measured, arms: readonly Measured[]): number | null {
  return arm.uplift === null ? null : Math.min(1, comparedOf(arms).length * arm.uplift.conversion.pValue);
}

/**
 * What the figures say. A variant wins when its own test tells it from the control and it is above it, the best of these if there are several; the
 * control wins when every other arm is told from it and below it. That a loser differs makes nobody a winner.
 */
export function judgeArms(arms: readonly Measured[]): Judgement {
  const control = arms.find((arm) => arm.control);
  const compared = comparedOf(arms);
  const values = compared.map((arm) => correctedP(arm, arms) ?? 1);
  if (control === undefined || compared.length === 0) return { verdict: 'too_early', worse: [], sequentialP: null };
  const told = compared.filter((_, at) => (values[at] ?? 1) < significanceLevel);
  const better = told.filter(({ rate }) => rate > control.rate).sort((a, b) => b.rate - a.rate);
  const worse = told.filter(({ rate }) => rate < control.rate);
  const missing = arms.some(({ variant, people, weight }) => variant !== null && people === 0 && weight > 0);
  const winner = better[0] ?? (worse.length === compared.length && !missing ? control : undefined);
  const sequentialP = Math.min(...values);
  if (winner !== undefined) return { verdict: 'winner', winner, worse, sequentialP };
  if (worse.length > 0) return { verdict: 'loser', worse, sequentialP };
  const settled = !missing && compared.every((arm) => isNegligible(arm, control));
  return { verdict: settled ? 'no_difference' : 'too_early', worse, sequentialP };
}

function comparedOf(arms: readonly Measured[]): readonly Measured[] {
  return arms.filter(({ uplift }) => uplift !== null);
}

function isNegligible({ uplift }: Measured, control: Measured): boolean {
  const width = negligible * control.rate;
  const [low, high] = uplift?.conversion.interval ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return width > 0 && low > -width && high < width;
}
