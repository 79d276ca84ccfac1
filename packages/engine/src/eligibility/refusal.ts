import type { CandidateTrace, ProductsTrace, Reason } from '@quen/protocol';

/** Why a campaign is not shown, in a sentence with its figures. */
export interface Refusal {
  readonly reason: Reason;
  readonly detail: string;
  readonly code?: NonNullable<CandidateTrace['code']>;
  readonly facts?: NonNullable<CandidateTrace['facts']>;
  /** The list of products there was, made up only when somebody asks. */
  readonly products?: () => ProductsTrace;
  /** The campaign that stands in its way, when one does. */
  readonly outrankedBy?: string;
}
