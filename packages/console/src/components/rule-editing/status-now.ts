import type { CampaignStatus, Schedule } from '@quen/protocol';

/** What has a status and a schedule: a campaign or an offer. */
export interface Scheduled {
  readonly status: CampaignStatus;
  readonly schedule?: Schedule;
}

/** What a status comes to at a moment: what was published waits for its start and ends with its schedule, though its status stays. */
export function statusNow({ status, schedule }: Scheduled, nowMs: number): CampaignStatus {
  if (status !== 'running' && status !== 'scheduled') return status;
  if (schedule?.endsAt !== undefined && Date.parse(schedule.endsAt) <= nowMs) return 'ended';
  return schedule?.startsAt !== undefined && Date.parse(schedule.startsAt) > nowMs ? 'scheduled' : 'running';
}
