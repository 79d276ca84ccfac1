import type { EventLook } from '@quen/engine';
import type { LoggedEvent, Profile, RuleSet } from '@quen/protocol';
import type { KnownProduct } from '@quen/recommender';
import type { ConsoleStore } from './console-store.ts';
import type { OfferStore } from './offer-store.ts';
import type { PrivacyStore } from './privacy-store.ts';
import type {
  ConsentEntry,
  DecisionRecord,
  MergeRecord,
  NewRejectedEvent,
  RejectedEvent,
  StoredEvent,
  StoredQuestion,
} from './records.ts';
import type { ReportStore } from './report-store.ts';
import type { RetentionStore, SettingsStore } from './retention-store.ts';
import type { TimerStore } from './timer-store.ts';

export type * from './records.ts';

/**
 * The storage port. A backend is one folder beside this file; all of them pass `storage.contract.ts`. Every method that writes resolves
 * only once the write is durable, and is atomic. A fault that will pass (disk full, locked, connection lost) is thrown as
 * {@link StorageUnavailable}; anything else that is thrown is a programmer's error.
 */
export interface Storage {
  /** Short name for reports: `sqlite`. */
  readonly backend: string;
  /**
   * One durable transaction over log, projections and ledgers, after those that were asked for before. What is written is what `write` holds
   * when it is handed over; until the promise resolves, reads show what was there before. `'later'` resolves as soon as it is done and can be
   * read; whether the disk has it, {@link CommitResult.durable} tells, and until then nobody outside may be told of it.
   */
  commit(write: StorageWrite, durability?: 'later'): Promise<CommitResult>;
  readonly log: EventLog;
  readonly profiles: ProfileStore;
  readonly products: ProductStore;
  readonly rules: RuleSetStore;
  readonly keys: KeyStore;
  readonly snapshots: SnapshotStore;
  readonly decisions: DecisionStore;
  readonly consents: ConsentStore;
  readonly offers: OfferStore;
  readonly timers: TimerStore;
  readonly reports: ReportStore;
  readonly privacy: PrivacyStore;
  readonly retention: RetentionStore;
  readonly settings: SettingsStore;
  readonly console: ConsoleStore;
  /** Proves that a durable write is possible now. @throws StorageUnavailable when it is not. */
  probe(): Promise<void>;
  /** Writes a consistent copy while running. `progress` is handed the share done, 0 to 1. */
  backup(path: string, progress?: (share: number) => void): Promise<void>;
  /** Faults in the files themselves, in sentences; none when all is well. */
  checkIntegrity(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** What one {@link Storage.commit} writes; all of it or nothing. */
export interface StorageWrite {
  readonly events?: readonly NewEvent[];
  readonly rejected?: readonly NewRejectedEvent[];
  readonly profiles?: readonly StoredProfile[];
  /** Profiles that were merged into others or erased. */
  readonly removedProfiles?: readonly string[];
  readonly links?: readonly IdentityLink[];
  readonly merges?: readonly MergeRecord[];
  /** How far each projection has come, by its name. */
  readonly cursors?: { readonly [projection: string]: number };
  readonly decisions?: readonly DecisionRecord[];
  readonly consents?: readonly ConsentEntry[];
}

export interface CommitResult {
  /** One for each of `events`, in order. */
  readonly outcomes: readonly AppendOutcome[];
  /** Position of the newest event in the log, 0 when empty. */
  readonly head: number;
  /** Resolves when the write is durable. @throws StorageUnavailable when the disk refused it; it may be there or not after a crash. */
  readonly durable: Promise<void>;
}

/**
 * What became of an event: at a new position; or its (source, messageId) was there with the same payload (`duplicate`), or with
 * another (`set_aside`: kept apart, the first one stands).
 */
export type AppendOutcome =
  | { readonly status: 'appended'; readonly position: number }
  | { readonly status: 'duplicate' | 'set_aside'; readonly position: number };

/** An event on its way into the log. Its payload for comparison is name, ids and properties. */
export interface NewEvent extends Omit<LoggedEvent, 'position'> {
  /** Whose it is: `u:<userId>` when proven, else `a:<anonymousId>`; {@link identityKey}. */
  readonly identity: string;
}

/** Where to begin and stop; both ends as said, ascending by position. */
export interface LogRange {
  /** Exclusive; 0 begins at the beginning. */
  readonly after: number;
  /** Inclusive. */
  readonly upTo?: number;
  /** Events a page; 1,000 when absent. */
  readonly limit?: number;
  /** Also events of persons who were erased: nobody's any more, but reports count them. */
  readonly erased?: true;
}

export interface EventLog {
  head(): Promise<number>;
  count(): Promise<number>;
  /** One page, ascending; fewer than the limit means the end. */
  read(range: LogRange): Promise<readonly StoredEvent[]>;
  /**
   * As `read`, but no more of the events than a reader looks at, which is much faster. Name, times, source, identity and flags are
   * always there; message id, properties and context of the named events; what is not looked at is empty, or there all the same.
   */
  readLean(range: Omit<LogRange, 'erased'>, look: EventLook): Promise<readonly StoredEvent[]>;
  /** The events of these names within a range of positions, ascending. Its cost is that of the whole range: keep it short. */
  readNamed(names: readonly string[], range: { readonly after: number; readonly upTo: number }): Promise<readonly StoredEvent[]>;
  /** All events of these identities, ascending by position. */
  readIdentities(identities: readonly string[], upTo: number): Promise<readonly StoredEvent[]>;
  /** The newest events of these identities, newest first. */
  readNewest(identities: readonly string[], limit: number): Promise<readonly StoredEvent[]>;
  /** Rejected events, newest first. */
  readRejected(limit: number, beforeId?: number): Promise<readonly RejectedEvent[]>;
}

/** A profile as it was after the event at `position`. */
export interface StoredProfile {
  readonly profile: Profile;
  readonly position: number;
}

/** An identity that belongs to another profile than its own one. */
export interface IdentityLink {
  readonly identity: string;
  readonly profileId: string;
}

export interface ProfileStore {
  read(id: string): Promise<StoredProfile | undefined>;
  /** Page by id, ascending. */
  list(afterId: string, limit: number): Promise<readonly StoredProfile[]>;
  count(): Promise<number>;
  /** The profile an identity was linked to, if it was. */
  linkOf(identity: string): Promise<string | undefined>;
  linksOf(profileId: string): Promise<readonly string[]>;
  /** Newest first; of one profile when an id is given. */
  merges(limit: number, profileId?: string): Promise<readonly MergeRecord[]>;
  /** How far a projection has come, 0 when it has not begun. */
  cursor(projection: string): Promise<number>;
  /** Forgets all profiles, links, merges, snapshots and cursors, so that they can be folded anew from the log. */
  clearProjections(): Promise<void>;
}

export interface ProductStore {
  /** All products, in pages by id. */
  list(afterId: string, limit: number): Promise<readonly KnownProduct[]>;
  upsert(products: readonly KnownProduct[]): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
}

/** A version of the rules as it was saved. */
export interface StoredRuleSet {
  readonly version: number;
  readonly savedAtMs: number;
  /** Who saved it: `api`, `command`, `demo`, `first start`, or a member’s name. */
  readonly savedBy: string;
  readonly note: string;
  readonly ruleSet: RuleSet;
}
export interface RuleSetStore {
  newest(): Promise<StoredRuleSet | undefined>;
  read(version: number): Promise<StoredRuleSet | undefined>;
  /** Newest first, without their rules. */
  versions(limit: number): Promise<readonly Omit<StoredRuleSet, 'ruleSet'>[]>;
  /**
   * Saves as the next version. Answers the version, or null when the newest one is no longer `basedOn` (someone else saved first).
   * `basedOn` 0 means there was none.
   */
  save(ruleSet: RuleSet, basedOn: number, saved: { atMs: number; by: string; note: string }): Promise<number | null>;
}

/** A pair of keys, as it is kept: the secret one only as its SHA-256. */
export interface StoredKeyPair {
  readonly id: string;
  readonly name: string;
  /** Stands in every page, so it is no secret. */
  readonly publishable: string;
  readonly publishableHash: string;
  readonly secretHash: string;
  /** Signs user tokens (HS256). */
  readonly tokenSecret: string;
  /** `https://shop.example`; empty allows any. */
  readonly origins: readonly string[];
  readonly createdAtMs: number;
  /** Set when a newer pair takes over, so that both work for a while. */
  readonly expiresAtMs: number | null;
  /** The pair that it took the place of. */
  readonly replaces?: string;
  /** When each was last seen to be used, to about an hour; absent until it is. */
  readonly publishableUsedAtMs?: number;
  readonly secretUsedAtMs?: number;
}
export interface KeyStore {
  list(): Promise<readonly StoredKeyPair[]>;
  save(pair: StoredKeyPair): Promise<void>;
  noteUse(id: string, kind: 'publishable' | 'secret', atMs: number): Promise<void>;
  remove(id: string): Promise<void>;
}

export interface Snapshot {
  readonly name: string;
  /** The log position it reflects. */
  readonly position: number;
  readonly savedAtMs: number;
  /** Its bytes, in pieces of any size. */
  readonly chunks: readonly Uint8Array[];
}
/** Large, and can be made anew: a snapshot that is lost or does not belong to this log is simply not there. */
export interface SnapshotStore {
  read(name: string): Promise<Snapshot | undefined>;
  save(snapshot: Snapshot): Promise<void>;
}

export interface DecisionStore {
  /** The request that a decision belongs to. */
  find(decisionId: string): Promise<DecisionRecord | undefined>;
  /** Of a person, by all the profile ids they have had, newest first. */
  newest(profileIds: readonly string[], limit: number): Promise<readonly DecisionRecord[]>;
  removeBefore(atMs: number): Promise<number>;
  /** Requests whose question is kept and that asked for one of the placements, ascending in the order they came, after the `after`th. */
  askedFor(placements: readonly string[], after: number, limit: number): Promise<readonly StoredQuestion[]>;
}

export interface ConsentStore {
  /** Oldest first. */
  ledger(identities: readonly string[]): Promise<readonly ConsentEntry[]>;
}

/** The store cannot take a write now but will again: answered as 503 with `Retry-After`. */
export class StorageUnavailable extends Error {
  override readonly name: string = 'StorageUnavailable';
}

/** The files are not a whole database: nothing that passes, and nothing that Quen can mend. */
export class DatabaseBroken extends Error {
  override readonly name: string = 'DatabaseBroken';
}

/** A newer version has written the database; this one cannot read it, and leaves it as it is. */
export class DatabaseNewer extends Error {
  override readonly name = 'DatabaseNewer';
}

/** Nobody knows whether it was written: the log tells, as soon as it can be read. */
export class OutcomeUnknown extends StorageUnavailable {
  override readonly name = 'OutcomeUnknown';
}

/** Whose an event is: the person when proven, else the device. */
export function identityKey(event: Pick<LoggedEvent, 'anonymousId' | 'userId' | 'proof'>): string | null {
  if (event.proof === 'proven' && event.userId !== null) return `u:${event.userId}`;
  return event.anonymousId === null ? null : `a:${event.anonymousId}`;
}
