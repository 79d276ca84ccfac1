/** At most `max` exposures to a person per session, day or week (the shop's time zone; weeks begin on Monday), or ever. */
export interface FrequencyCap {
  readonly max: number;
  readonly per: 'session' | 'day' | 'week' | 'lifetime';
}
