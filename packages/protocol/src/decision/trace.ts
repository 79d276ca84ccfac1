import type { Json } from '../json.ts';
import type { Reason } from './reason.ts';

/** A condition tree with what each part found. */
export interface ConditionTrace {
  /** `$and`, `$or`, `$not`, `$nor`, or an operator. */
  readonly operator: string;
  /** Attribute path, for operators. */
  readonly path?: string;
  readonly expected?: Json;
  /** What was there; absent when nothing was. */
  readonly actual?: Json;
  readonly result: boolean;
  readonly children?: readonly ConditionTrace[];
}

/** Why one campaign was, or was not, chosen for a placement. */
export interface CandidateTrace {
  readonly campaign: string;
  readonly reason: Reason;
  /** In a sentence, with figures: `seen 3 of 3 times this week`. */
  readonly detail: string;
  readonly variant?: string;
  readonly condition?: ConditionTrace;
  /** The campaign that was chosen instead. */
  readonly outrankedBy?: string;
}

/** The whole tree of why and why not for a placement. */
export interface PlacementTrace {
  readonly placement: string;
  readonly candidates: readonly CandidateTrace[];
}
