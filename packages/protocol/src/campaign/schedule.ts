export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** When something runs. All that is given must hold; times of day are the shop's. */
export interface Schedule {
  /** ISO 8601 with an offset, inclusive. */
  readonly startsAt?: string;
  /** ISO 8601 with an offset, exclusive. */
  readonly endsAt?: string;
  readonly days?: readonly Weekday[];
  /** `HH:MM` to `HH:MM`, end exclusive; a range whose end is earlier runs over midnight. */
  readonly hours?: readonly { readonly from: string; readonly to: string }[];
}
