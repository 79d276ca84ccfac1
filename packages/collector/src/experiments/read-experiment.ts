import {
  type ArmCounts,
  experimentResults,
  goalOf,
  type ArmResult as Measured,
  sampleRatio,
  significanceLevel,
} from '@quen/engine';
import type { ArmResult, ExperimentResults } from '../console-api/types/experiments.ts';
import type { CollectorCore } from '../server/core.ts';
import type { CampaignTally } from './campaign-tally.ts';
import { peopleNeeded } from './people-needed.ts';

/** A difference of less than this share of the control's rate is none worth waiting for. */
const negligible = 0.1;

/** What a campaign's variants brought, up to the newest event; undefined when there is no such campaign. */
export async function readExperiment(core: CollectorCore, campaignId: string): Promise<ExperimentResults | undefined> {
  const campaign = core.rules.compiled.campaigns.get(campaignId);
  const tally = await core.experiments.tallyOf(campaignId);
  if (campaign === undefined || tally === undefined) return undefined;
  const { event, windowDays } = goalOf(campaign.source);
  const adaptive = campaign.source.allocation === 'adaptive';
  const counts = tally.counts().filter(({ variant, people, weight }) => variant !== null || people > 0 || weight > 0);
  const compared = counts.filter(({ variant, people }) => variant !== null || people > 0);
  const { arms } = experimentResults(compared, adaptive);
  const ratio = adaptive ? null : ratioOfVariants(counts);
  const best = bestTreated(arms);
  const control = arms.find((arm) => arm.control);
  const treated = arms.filter((arm) => arm.uplift !== null);
  const sequentialP =
    treated.length === 0 || (control?.people ?? 0) === 0
      ? null
      : // As many chances to be wrong as arms are compared.
        Math.min(1, treated.length * Math.min(...treated.map((arm) => arm.uplift?.conversion.pValue ?? 1)));
  return {
    campaign: campaignId,
    goal: { event, windowDays },
    startedAtMs: tally.startedAtMs,
    arms: counts.map((count) => {
      const arm = arms.find(({ variant }) => variant === count.variant);
      return arm === undefined ? nobody(count) : toArm(arm, tally, control?.people ?? 0);
    }),
    sampleRatioP: ratio?.pValue ?? null,
    sequentialP,
    peopleNeeded: best === undefined || control === undefined ? null : peopleNeeded({ treated: best, control }),
    verdict: ratio?.mismatch === true ? 'ratio_mismatch' : verdictOf(sequentialP, treated, control),
  };
}

/**
 * Of the variants among each other: both are counted when they are seen. Who is held out is counted when it would have been shown, seen or
 * not, so that their number says nothing of the split.
 */
function ratioOfVariants(counts: readonly ArmCounts[]): ReturnType<typeof sampleRatio> {
  const variants = counts.filter(({ variant }) => variant !== null);
  return sampleRatio(
    variants.map(({ people }) => people),
    variants.map(({ weight }) => weight),
  );
}

function verdictOf(
  sequentialP: number | null,
  treated: readonly Measured[],
  control: Measured | undefined,
): ExperimentResults['verdict'] {
  if (sequentialP === null || control === undefined) return 'too_early';
  if (sequentialP < significanceLevel) return 'winner';
  const width = negligible * control.rate;
  const settled = treated.every(({ uplift }) => {
    const [low, high] = uplift?.conversion.interval ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    return width > 0 && low > -width && high < width;
  });
  return settled ? 'no_difference' : 'too_early';
}

function bestTreated(arms: readonly Measured[]): Measured | undefined {
  return arms
    .filter((arm) => arm.uplift !== null)
    .reduce<Measured | undefined>((best, arm) => (best === undefined || arm.rate > best.rate ? arm : best), undefined);
}

function toArm(arm: Measured, tally: CampaignTally, controlPeople: number): ArmResult {
  const { exposures, clicks } = tally.views(arm.variant);
  const uplift = controlPeople > 0 && arm.people > 0 ? arm.uplift : null;
  return {
    variant: arm.variant ?? 'holdout',
    people: arm.people,
    exposures: arm.variant === null ? 0 : exposures,
    clicks,
    conversions: arm.conversions,
    revenueMinor: arm.revenueMinor,
    rate: arm.rate,
    rateLow: arm.rateInterval[0],
    rateHigh: arm.rateInterval[1],
    chanceToWin: arm.chanceToWin,
    uplift: uplift?.relative ?? null,
    upliftLow: uplift === null || uplift.relative === null ? null : uplift.relativeInterval[0],
    upliftHigh: uplift === null || uplift.relative === null ? null : uplift.relativeInterval[1],
  };
}

/** A holdout nobody has fallen into yet: it is shown, and compared with nothing. */
function nobody({ variant }: ArmCounts): ArmResult {
  return {
    variant: variant ?? 'holdout',
    people: 0,
    exposures: 0,
    clicks: 0,
    conversions: 0,
    revenueMinor: 0,
    rate: 0,
    rateLow: 0,
    rateHigh: 1,
    chanceToWin: 0,
    uplift: null,
    upliftLow: null,
    upliftHigh: null,
  };
}
