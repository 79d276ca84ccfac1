/** When a profile is to be looked at again, because time alone may change its segments. */
export interface ProfileTimer {
  readonly profileId: string;
  readonly atMs: number;
}

/** One timer a profile; the earliest that was set holds until it is taken. */
export interface TimerStore {
  /** Sets timers; one that is later than what the profile has changes nothing. */
  set(timers: readonly ProfileTimer[]): Promise<void>;
  /** Takes out those that are due, earliest first, at most `limit`. */
  takeDue(nowMs: number, limit: number): Promise<readonly ProfileTimer[]>;
  /** When the earliest is due; null when there is none. */
  soonest(): Promise<number | null>;
}
