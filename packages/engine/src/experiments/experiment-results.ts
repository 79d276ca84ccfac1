import type { ArmCounts } from './arm-counts.ts';
import { betaQuantile, posterior } from './beta-distribution.ts';
import { chanceToWin } from './chance-to-win.ts';
import { relativeUpliftInterval } from './relative-uplift.ts';
import { type SampleRatio, sampleRatio } from './sample-ratio.ts';
import { type Sample, type SequentialTest, sequentialTest } from './sequential-test.ts';

/** An arm against the control. */
export interface Uplift {
  /** Treated ÷ control − 1 of the conversion rates; null when nobody in control converted. */
  readonly relative: number | null;
  /** 95 % credible. */
  readonly relativeInterval: readonly [low: number, high: number];
  /** The chance that its rate is above the control's. */
  readonly chanceToBeatControl: number;
  /** Difference of the rates; may be looked at at any time. */
  readonly conversion: SequentialTest;
  /** Difference of revenue per person in minor units; may be looked at at any time. */
  readonly revenue: SequentialTest;
}

export interface ArmResult extends ArmCounts {
  readonly control: boolean;
  readonly rate: number;
  /** 95 % credible interval of the rate. */
  readonly rateInterval: readonly [low: number, high: number];
  readonly revenuePerPersonMinor: number;
  /** The chance to have the highest rate of all arms that anybody was in; 0 for one that nobody was in. */
  readonly chanceToWin: number;
  /** Null for the control, and where nobody was in one of the two. */
  readonly uplift: Uplift | null;
}

export interface ExperimentResults {
  readonly arms: readonly ArmResult[];
  /** Null when it cannot be told: too few people, or shares that shift as the experiment learns. */
  readonly sampleRatio: SampleRatio | null;
}

/**
 * What an experiment shows. The control is the arm held out, or the first one with people where nobody is. An arm that nobody was in is
 * compared with none: nothing is known of it, which is not to look like a chance to be the best.
 *
 * @param adaptive weights shifted while it ran, so that the ratio of people says nothing.
 */
export function experimentResults(counts: readonly ArmCounts[], adaptive = false): ExperimentResults {
  const heldOut = counts.find((arm) => arm.variant === null && arm.people > 0);
  const compared = counts.filter(({ people }) => people > 0);
  const control = heldOut ?? compared[0];
  const chances = chanceToWin(compared.map((arm) => posterior(arm.conversions, arm.people)));
  const arms = counts.map((arm): ArmResult => {
    const belief = posterior(arm.conversions, arm.people);
    return {
      ...arm,
      control: arm === control,
      rate: share(arm.conversions, arm.people),
      rateInterval: [betaQuantile(belief, 0.025), betaQuantile(belief, 0.975)],
      revenuePerPersonMinor: share(arm.revenueMinor, arm.people),
      chanceToWin: chances[compared.indexOf(arm)] ?? 0,
      uplift: control === undefined || arm === control || arm.people === 0 ? null : upliftOf(arm, control),
    };
  });
  const ratio = adaptive
    ? null
    : sampleRatio(
        counts.map(({ people }) => people),
        counts.map(({ weight }) => weight),
      );
  return { arms, sampleRatio: ratio };
}

function upliftOf(arm: ArmCounts, control: ArmCounts): Uplift {
  const treated = posterior(arm.conversions, arm.people);
  const base = posterior(control.conversions, control.people);
  const controlRate = share(control.conversions, control.people);
  const pooledRate = share(arm.conversions + control.conversions, arm.people + control.people);
  const revenues = [revenueSample(arm), revenueSample(control)] as const;
  return {
    relative: controlRate > 0 ? share(arm.conversions, arm.people) / controlRate - 1 : null,
    relativeInterval: relativeUpliftInterval(treated, base),
    chanceToBeatControl: chanceToWin([treated, base])[0] ?? 0,
    conversion: sequentialTest(rateSample(arm), rateSample(control), pooledRate * (1 - pooledRate)),
    revenue: sequentialTest(...revenues, pooledVariance(arm, control)),
  };
}

function rateSample(arm: ArmCounts): Sample {
  const mean = share(arm.conversions, arm.people);
  return { people: arm.people, mean, variance: mean * (1 - mean) };
}

function revenueSample(arm: ArmCounts): Sample {
  const mean = share(arm.revenueMinor, arm.people);
  return { people: arm.people, mean, variance: Math.max(0, share(arm.revenueSquares, arm.people) - mean ** 2) };
}

function pooledVariance(a: ArmCounts, b: ArmCounts): number {
  const people = a.people + b.people;
  const mean = share(a.revenueMinor + b.revenueMinor, people);
  return Math.max(0, share(a.revenueSquares + b.revenueSquares, people) - mean ** 2);
}

function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
