import { campaignSchema, offerSchema, placementSchema, segmentSchema } from '@quen/protocol/schema';
import type { z } from 'zod';

export type RuleKindName = 'placement' | 'segment' | 'campaign' | 'offer';
/** Folders of files and keys of the rule set alike. */
export type RuleFolder = 'placements' | 'segments' | 'campaigns' | 'offers';

/** A kind of rules that comes in numbers. */
export interface RuleKind {
  readonly name: RuleKindName;
  readonly folder: RuleFolder;
  readonly schema: z.ZodType;
}

/** All kinds, in the order in which one refers to the other. */
export const ruleKinds: readonly RuleKind[] = [
  { name: 'placement', folder: 'placements', schema: placementSchema },
  { name: 'segment', folder: 'segments', schema: segmentSchema },
  { name: 'campaign', folder: 'campaigns', schema: campaignSchema },
  { name: 'offer', folder: 'offers', schema: offerSchema },
];
