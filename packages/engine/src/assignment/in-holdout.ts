import type { Profile } from '@quen/protocol';
import { assignmentKey } from './assignment-key.ts';
import { hashShare } from './hash-share.ts';

/** Share of people who never see a campaign, when it does not say otherwise. */
export const defaultHoldout = 0.05;

/** Whether a person is in the share that is never personalized at all. */
export function inGlobalHoldout(profile: Profile, share: number, salt: string): boolean {
  return share > 0 && hashShare(`${salt}:holdout`, assignmentKey(profile)) < share;
}

/** Whether a person is in the share that never sees this campaign. Independent of its variants and of other campaigns. */
export function inCampaignHoldout(profile: Profile, campaignId: string, share: number, salt: string): boolean {
  return share > 0 && hashShare(`${salt}:holdout:${campaignId}`, assignmentKey(profile)) < share;
}
