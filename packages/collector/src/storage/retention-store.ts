import type { StoredEvent } from './records.ts';

/** What of the log is taken out, and what stays of the rest. */
export interface Thinning {
  /** Positions of events that go. */
  readonly remove: readonly number[];
  /** Positions of events of which only identity, name and time stay. */
  readonly strip: readonly number[];
  /** Positions of events that stay whole. */
  readonly keep: readonly number[];
  /** Others' events on devices of whom nothing is left, and the names that the devices go by there from then on. */
  readonly rename?: readonly { readonly positions: readonly number[]; readonly anonymousId: string }[];
  /** Persons of whom nothing is left. */
  readonly forget: readonly { readonly profileId: string; readonly identities: readonly string[] }[];
}

/** Deleting what is older than the shop wants to keep, a portion at a time. */
export interface RetentionStore {
  /** Events received before a time, ascending from after a position, those of erased persons among them. */
  oldEvents(after: number, receivedBeforeMs: number, limit: number): Promise<readonly StoredEvent[]>;
  thin(change: Thinning): Promise<void>;
  /** Answers how many were deleted: at most a portion. */
  removeRejectedBefore(receivedBeforeMs: number): Promise<number>;
  /** Answers how many were deleted: at most a portion. */
  removeSetAsideBefore(receivedBeforeMs: number): Promise<number>;
}

/** Settings the shop changes while the collector runs, by name; JSON. */
export interface SettingsStore {
  read(name: string): Promise<string | undefined>;
  save(name: string, body: string): Promise<void>;
}
