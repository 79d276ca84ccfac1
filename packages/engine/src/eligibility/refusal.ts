import type { Reason } from '@quen/protocol';

/** Why a campaign is not shown, in a sentence with its figures. */
export interface Refusal {
  readonly reason: Reason;
  readonly detail: string;
  /** The campaign that stands in its way, when one does. */
  readonly outrankedBy?: string;
}
