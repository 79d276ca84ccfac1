import type { CandidateTrace, Decision } from '@quen/protocol';
import type { PageState } from '../content/content-kind.ts';
import type { Refusal } from '../eligibility/refusal.ts';
import type { CompiledCampaign, CompiledPlacement } from '../rule-set/compiled-rule-set.ts';

/** A placement of the page while it is being decided. */
export interface Seat {
  readonly id: string;
  /** Undefined when the rules know no such placement. */
  readonly placement: CompiledPlacement | undefined;
  readonly candidates: readonly CompiledCampaign[];
  /** What stands on the page already, as far as it concerns this placement. */
  readonly page: PageState;
  /** Index of the next candidate. */
  next: number;
  decision: Decision | null;
  /** Why the first candidate was refused; a holdout goes before. */
  refusal: { readonly campaign: string; readonly reason: Refusal['reason'] } | null;
  /** Campaigns that would stand here but for their holdouts. */
  readonly heldOut: string[];
  readonly traces: CandidateTrace[];
}

/** The seat whose next candidate goes first, by priority; the first of equals. Null when no candidate is left. */
export function nextSeat(seats: readonly Seat[]): Seat | null {
  let best: Seat | null = null;
  let bestRank = Number.POSITIVE_INFINITY;
  for (const seat of seats) {
    const candidate = seat.candidates[seat.next];
    if (candidate === undefined || candidate.rank >= bestRank) continue;
    best = seat;
    bestRank = candidate.rank;
  }
  return best;
}
