import {
  type ArmCounts,
  experimentResults,
  goalOf,
  type ArmResult as Measured,
  type SequentialTest,
  sampleRatio,
} from '@quen/engine';
import type { ArmResult, ExperimentResults } from '../console-api/types/experiments.ts';
import type { CollectorCore } from '../server/core.ts';
import type { CampaignTally } from './campaign-tally.ts';
import { correctedP, judgeArms } from './judge-arms.ts';
import { peopleNeeded } from './people-needed.ts';

/** What a campaign's variants brought, up to the newest event; undefined when there is no such campaign. */
export async function readExperiment(core: CollectorCore, campaignId: string): Promise<ExperimentResults | undefined> {
  const campaign = core.rules.compiled.campaigns.get(campaignId);
  const tally = await core.experiments.tallyOf(campaignId);
  if (campaign === undefined || tally === undefined) return undefined;
  const { event, windowDays } = goalOf(campaign.source);
  const adaptive = campaign.source.allocation === 'adaptive';
  const counts = tally.counts().filter(({ variant, people, weight }) => variant !== null || people > 0 || weight > 0);
  const { arms } = experimentResults(counts, adaptive);
  const ratio = adaptive ? null : ratioOfVariants(counts);
  const best = bestTreated(arms);
  const control = arms.find((arm) => arm.control);
  const { verdict, winner, worse, sequentialP } = judgeArms(arms);
  const mismatch = ratio?.mismatch === true;
  return {
    campaign: campaignId,
    goal: { event, windowDays },
    startedAtMs: tally.startedAtMs,
    arms: arms.map((arm) => toArm(arm, tally, arms)),
    sampleRatioP: ratio?.pValue ?? null,
    sequentialP,
    peopleNeeded: best === undefined || control === undefined ? null : peopleNeeded({ treated: best, control }),
    control: control === undefined ? null : nameOf(control),
    verdict: mismatch ? 'ratio_mismatch' : verdict,
    winner: mismatch || winner === undefined ? null : nameOf(winner),
    worse: mismatch ? [] : worse.map(nameOf),
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

function bestTreated(arms: readonly Measured[]): Measured | undefined {
  return arms
    .filter((arm) => arm.uplift !== null)
    .reduce<Measured | undefined>((best, arm) => (best === undefined || arm.rate > best.rate ? arm : best), undefined);
}

function nameOf({ variant }: Pick<ArmCounts, 'variant'>): string {
  return variant ?? 'holdout';
}

function toArm(arm: Measured, tally: CampaignTally, arms: readonly Measured[]): ArmResult {
  const { exposures, clicks } = tally.views(arm.variant);
  const { uplift } = arm;
  return {
    variant: nameOf(arm),
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
    sequentialP: correctedP(arm, arms),
    rateDifference: toDifference(uplift?.conversion),
    revenueDifferenceMinor: toDifference(uplift?.revenue),
  };
}

/** Null while nothing bounds it: JSON knows no infinity. */
function toDifference(test: SequentialTest | undefined): ArmResult['rateDifference'] {
  if (test === undefined || !test.interval.every(Number.isFinite)) return null;
  const { difference, interval } = test;
  return { difference, low: interval[0], high: interval[1] };
}
