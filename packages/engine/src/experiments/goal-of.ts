import type { Campaign, Goal } from '@quen/protocol';

/** What a campaign without a goal of its own is measured by. */
export const defaultGoal: Goal = { event: 'purchase', windowDays: 7 };

/** What counts as a campaign's success. */
export function goalOf({ goal = defaultGoal }: Pick<Campaign, 'goal'>): Goal {
  return goal;
}
