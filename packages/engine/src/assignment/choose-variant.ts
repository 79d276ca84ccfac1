import type { Profile, SeenDecision, Variant } from '@quen/protocol';
import { assignmentKey } from './assignment-key.ts';
import { chooseVariation } from './choose-variation.ts';
import { type BucketRange, getBucketRanges } from './get-bucket-ranges.ts';
import { hash } from './hash.ts';

/** Ranges of 0 to 1 for variants by their relative weights; even ones when no weight is above 0. */
export function variantRanges(variants: readonly Pick<Variant, 'weight'>[]): BucketRange[] {
  const total = variants.reduce((sum, variant) => sum + variant.weight, 0);
  return getBucketRanges(variants.length, 1, total > 0 ? variants.map((variant) => variant.weight / total) : null);
}

/**
 * The variant of a campaign for a person: the one they saw last while it is still in memory and still exists (so that neither
 * identification nor a change of weights moves them), else by hash. Undefined only when there are no variants.
 */
export function chooseVariant<V extends Pick<Variant, 'id' | 'weight'>>(
  campaignId: string,
  variants: readonly V[],
  ranges: readonly BucketRange[],
  profile: Profile,
  salt: string,
): V | undefined {
  if (variants.length < 2) return variants[0];
  const kept = keptVariant(campaignId, variants, profile);
  if (kept !== undefined) return kept.variant;
  const bucket = hash(`${salt}:${campaignId}`, assignmentKey(profile), 2) ?? 0;
  // The weights' sum may fall a hair short of 1: who falls into that gap gets the last variant with any weight.
  return variants[chooseVariation(bucket, ranges)] ?? variants.filter((variant) => variant.weight > 0).at(-1) ?? variants[0];
}

/** The variant a person has seen and keeps, and the chance it had when it was drawn for them, if that is known. */
export function keptVariant<V extends Pick<Variant, 'id' | 'weight'>>(
  campaignId: string,
  variants: readonly V[],
  profile: Profile,
): { readonly variant: V; readonly propensity?: number } | undefined {
  const seen = lastExposure(profile, campaignId);
  const variant = seen === undefined ? undefined : variants.find(({ id, weight }) => id === seen.variant && weight > 0);
  if (variant === undefined) return undefined;
  return seen?.propensity === undefined ? { variant } : { variant, propensity: seen.propensity };
}

function lastExposure({ exposures }: Profile, campaignId: string): SeenDecision | undefined {
  const { recent } = exposures;
  for (let at = recent.length - 1; at >= 0; at--) if (recent[at]?.campaign === campaignId) return recent[at];
  return undefined;
}
