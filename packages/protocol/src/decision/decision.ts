import type { Tailoring } from '../campaign/campaign.ts';
import type { Reason } from './reason.ts';
import type { RenderedContent } from './rendered-content.ts';

/** One answer for a placement. */
export interface Decision {
  /** Same inputs, same id. */
  readonly decisionId: string;
  readonly placement: string;
  readonly reason: Reason;
  /** Absent when nothing is shown: the placement keeps its own fallback content. */
  readonly content?: RenderedContent;
  readonly campaign?: string;
  readonly variant?: string;
  readonly tailoring?: Tailoring;
  /**
   * The chance this variant had when it was drawn, 0 to 1; for campaigns that shift weight between variants. Who keeps a variant keeps its chance; absent
   * where the exposures of theirs tell none.
   */
  readonly propensity?: number;
  /**
   * Campaigns that would stand here, were the visitor not in their holdouts. Who was shown something counts from its exposure; so that those held out
   * count by the same rule, this goes along with the exposure of what stands here instead, content or none.
   */
  readonly heldOut?: readonly string[];
}
