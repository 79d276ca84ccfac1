import type { EvaluationContext } from '../condition/evaluation-context.ts';

const dayMs = 86_400_000;

/** Whole days of 24 hours from a moment to now; null when it is missing or still to come. */
export function daysSince(atMs: number | null | undefined, { nowMs }: EvaluationContext): number | null {
  return atMs === null || atMs === undefined || !(nowMs >= atMs) ? null : Math.floor((nowMs - atMs) / dayMs);
}

/** When `daysSince` will be one more, or begins to count. */
export function nextDaySince(atMs: number | null | undefined, context: EvaluationContext): number {
  if (atMs === null || atMs === undefined) return Number.POSITIVE_INFINITY;
  const days = daysSince(atMs, context);
  return days === null ? atMs : atMs + (days + 1) * dayMs;
}

/** Milliseconds as minutes. */
export function toMinutes(ms: number): number {
  return ms / 60_000;
}

/** A day number as `YYYY-MM-DD`. */
export function dateOf(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}
