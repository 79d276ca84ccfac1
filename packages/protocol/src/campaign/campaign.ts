import type { Condition } from '../condition/condition.ts';
import type { ConsentPurpose } from '../consent/consent.ts';
import type { Content } from './content.ts';
import type { FrequencyCap } from './frequency-cap.ts';
import type { Schedule } from './schedule.ts';

export type CampaignStatus = 'draft' | 'scheduled' | 'running' | 'paused' | 'ended';

/** How it tailors: the visitor adjusts it, it is presented differently, it asks and then suggests, or it acts silently. */
export const tailorings = ['adaptive', 'cosmetic', 'collaborative', 'transparent'] as const;
export type Tailoring = (typeof tailorings)[number];

/** An arm of a campaign. Weights are relative to each other. */
export interface Variant {
  readonly id: string;
  readonly name?: string;
  readonly weight: number;
  readonly content: Content;
}

/** What counts as success after an exposure. */
export interface Goal {
  /** Event name. */
  readonly event: string;
  /** On the event's properties. */
  readonly where?: Condition;
  /** How long after an exposure it counts, in days. */
  readonly windowDays: number;
}

/** What is shown in placements to an audience, on a schedule, in variants. */
export interface Campaign {
  readonly id: string;
  readonly name: string;
  readonly status: CampaignStatus;
  readonly placements: readonly string[];
  /** The empty condition is everyone. */
  readonly audience: Condition;
  readonly tailoring: Tailoring;
  readonly variants: readonly Variant[];
  readonly schedule?: Schedule;
  readonly frequencyCaps?: readonly FrequencyCap[];
  /** Higher goes first; 0 when absent. Equal ones go by id. */
  readonly priority?: number;
  /** Of one group, a page shows at most one. */
  readonly exclusionGroup?: string;
  /** The consent it needs; `personalization` when it looks at the profile, none when it does not. */
  readonly purpose?: ConsentPurpose | 'none';
  /** Share from 0 to 1 that never sees it, so that uplift can be measured; 0.05 when absent. */
  readonly holdout?: number;
  /** `adaptive` shifts weight to what reaches the goal (Thompson sampling). */
  readonly allocation?: 'fixed' | 'adaptive';
  readonly goal?: Goal;
  /** Mutually exclusive experiments: a name and the share of people this campaign may have. */
  readonly namespace?: { readonly id: string; readonly from: number; readonly to: number };
}
