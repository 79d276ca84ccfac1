import type { RecommendationPerson } from '@quen/protocol';

const dayMs = 86_400_000;

/** Whether so little time has passed since a purchase that another would be too soon: thirty days, or half the person's rhythm where that is shorter. */
export function boughtTooSoon({ lastAtMs, meanGapMs }: RecommendationPerson['bought'][string], nowMs: number): boolean {
  const halfRhythmMs = meanGapMs !== null && meanGapMs > 0 ? meanGapMs / 2 : Number.POSITIVE_INFINITY;
  return nowMs - lastAtMs < Math.min(30 * dayMs, halfRhythmMs);
}
