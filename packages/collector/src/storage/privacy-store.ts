import type { ConsentEntry, DecisionRecord, MergeRecord, RejectedEvent, SetAsideEvent } from './records.ts';

/** An identity that was erased, told by a salted hash. */
export interface Suppression {
  /** Of the list it stands on. */
  readonly salt: string;
  /** HMAC-SHA-256 of the identity under the salt, base64url. */
  readonly hash: string;
  /** When it was erased: what happened before is not taken again. */
  readonly atMs: number;
}

/** Who is to be erased. */
export interface Erasure {
  /** All that belong to the person, `a:…` and `u:…`. */
  readonly identities: readonly string[];
  /** All profiles the person has had. */
  readonly profileIds: readonly string[];
  /**
   * Mail addresses and telephone numbers that are known to be the person's. Rejected events that name nobody go when they hold one; those of others
   * stay.
   */
  readonly addresses: readonly string[];
  readonly suppressions: readonly Suppression[];
}

/** How much was erased, by what it was. */
export interface ErasureCounts {
  readonly events: number;
  /** Events of others that claimed to be by this person; the claim was cut out of them. */
  readonly claims: number;
  readonly profiles: number;
  readonly consents: number;
  readonly decisions: number;
  readonly offers: number;
  readonly rejected: number;
  readonly setAside: number;
}

export interface ErasureOutcome {
  readonly counts: ErasureCounts;
  /** Whoever had claimed to be the person, or been on a device of theirs: their profiles are to be folded anew. */
  readonly others: readonly string[];
}

/** What is kept of a person beside the log and the profile. */
export interface PersonRecords {
  readonly consents: readonly ConsentEntry[];
  readonly decisions: readonly DecisionRecord[];
  readonly merges: readonly MergeRecord[];
  readonly rejected: readonly RejectedEvent[];
  readonly setAside: readonly SetAsideEvent[];
  readonly offerUses: readonly PersonOfferUse[];
  readonly offerCodes: readonly { readonly code: string; readonly offerId: string; readonly expiresAtMs: number | null }[];
}

/** An offer that a person's order took. */
export interface PersonOfferUse {
  readonly offerId: string;
  readonly orderId: string;
  readonly amountMinor: number;
  readonly code: string | null;
  readonly status: string;
  readonly atMs: number;
}

/**
 * What the rights of persons need of a store. Erased events stay in the log as nobody's: without ids, context and anything that was said, under a
 * name drawn by lot, so that reports keep their totals. {@link EventLog.read} passes them over unless asked for.
 */
export interface PrivacyStore {
  /** All that were ever erased, on the list beside the data or in them. */
  suppressions(): Promise<readonly Suppression[]>;
  /** Those of the list beside the data that these data have not been through: they are a copy of before, put back. */
  pending(): Promise<readonly Suppression[]>;
  /** Puts them on the list beside the data, durably, before anything is erased. */
  enlist(suppressions: readonly Suppression[]): Promise<void>;
  /** Erases a person in one transaction. */
  erase(erasure: Erasure): Promise<ErasureOutcome>;
  /** Leaves nothing of what was erased in the files, either. */
  scrub(): Promise<void>;
  /** Whether an event by this hashed id was erased. */
  wasErased(messageHash: string): Promise<boolean>;
  records(identities: readonly string[], profileIds: readonly string[]): Promise<PersonRecords>;
  /** All identities in the log and beside it, and all claimed ones, after one, ascending. */
  identities(after: string, limit: number): Promise<readonly string[]>;
}
