import type { ConsentPurpose } from '@quen/protocol';

/** What somebody may do in the console. */
export type StoredRole = 'owner' | 'marketer' | 'support' | 'viewer';

/** Someone who signs in to the console. */
export interface StoredMember {
  readonly id: string;
  readonly name: string;
  /** Lower case. */
  readonly email: string;
  readonly role: StoredRole;
  /** As made by `hashPassword`; null until they have come in by their link. */
  readonly passwordHash: string | null;
  readonly createdAtMs: number;
  readonly lastSeenAtMs: number | null;
}

/** A signed-in browser. */
export interface StoredSession {
  /** SHA-256 of what the cookie holds. */
  readonly idHash: string;
  readonly memberId: string;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
}

/** A way in that works once: for the first owner, or for somebody invited. */
export interface StoredLink {
  /** SHA-256 of what the link holds. */
  readonly tokenHash: string;
  /** Null for the first owner. */
  readonly memberId: string | null;
  readonly expiresAtMs: number;
}

/** One change somebody made. */
export interface AuditRecord {
  readonly id: number;
  readonly atMs: number;
  readonly memberId: string | null;
  /** As it was then. */
  readonly memberName: string | null;
  readonly action: string;
  readonly subject: string;
  readonly changes: readonly { readonly path: string; readonly before: string | null; readonly after: string | null }[];
}

/** A wording people consent to. */
export interface StoredConsentText {
  readonly purpose: ConsentPurpose;
  readonly version: string;
  readonly text: { readonly [language: string]: string };
  readonly savedAtMs: number;
}

/** A line of the list of customers: a projection of the profile as it is stored. */
export interface CustomerRow {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly userIds: readonly string[];
  readonly stage: string;
  readonly lastSeenAtMs: number;
  readonly sessionCount: number;
  readonly orderCount: number;
  /** Net revenue in minor units by currency. */
  readonly revenueMinor: { readonly [currency: string]: number };
  readonly orderIds: readonly string[];
  readonly segments: readonly string[];
}

/** Which customers are looked for; all that is given must hold. */
export interface CustomerFilter {
  /**
   * The beginnings of words in names, mail addresses, telephone numbers, user ids and order numbers, or of a profile's or a browser's id; accents
   * and case make no difference.
   */
  readonly text?: string;
  readonly segment?: string;
  readonly stage?: string;
}

/** Where a page of customers ended. */
export type CustomerPlace = Pick<CustomerRow, 'id' | 'lastSeenAtMs'>;

/** What the console keeps of its own, and the lists it shows. */
export interface ConsoleStore {
  members(): Promise<readonly StoredMember[]>;
  /** Adds or replaces, for invitations and set-up. Answers false, and writes nothing, when another member has the mail address. */
  saveMember(member: StoredMember): Promise<boolean>;
  /** Notes when a member was last seen. Like the next two it changes nothing else, and never brings back a member who is gone. */
  touchMember(id: string, atMs: number): Promise<void>;
  /** Answers false, and writes nothing, when there is no such member, or no owner who has been here would be left. */
  setRole(id: string, role: StoredRole): Promise<boolean>;
  /** Answers false, and writes nothing, when the member is gone or has another password than the former by now. */
  setPassword(id: string, passwordHash: string, formerHash: string | null): Promise<boolean>;
  /** With their sessions and links. Answers false, and removes nothing, as `setRole` does. */
  removeMember(id: string): Promise<boolean>;

  session(idHash: string): Promise<StoredSession | undefined>;
  saveSession(session: StoredSession): Promise<void>;
  removeSession(idHash: string): Promise<void>;
  removeSessionsOf(memberId: string): Promise<void>;
  removeSessionsBefore(atMs: number): Promise<void>;

  /** Takes the place of the member's former link, so that only the newest works. */
  saveLink(link: StoredLink): Promise<void>;
  link(tokenHash: string): Promise<StoredLink | undefined>;
  removeLink(tokenHash: string): Promise<boolean>;

  appendAudit(record: Omit<AuditRecord, 'id'>): Promise<void>;
  /** Newest first. */
  audit(limit: number, beforeId?: number): Promise<readonly AuditRecord[]>;

  consentTexts(): Promise<readonly StoredConsentText[]>;
  /** Answers false when this version is there with another wording: evidence does not change. */
  addConsentText(text: StoredConsentText): Promise<boolean>;

  countRejected(): Promise<number>;
  markReplayed(rejectedId: number, atMs: number): Promise<void>;
  /** When rejected events were replayed, by their ids; those that were not are left out. */
  replayed(rejectedIds: readonly number[]): Promise<ReadonlyMap<number, number>>;

  /** Placements that the newest requests since then asked for, by name. */
  placementsAsked(sinceMs: number): Promise<readonly string[]>;

  /** By when they were last seen, newest first, after a row of an earlier page. */
  customers(filter: CustomerFilter, limit: number, after?: CustomerPlace): Promise<readonly CustomerRow[]>;
  countCustomers(filter: CustomerFilter): Promise<number>;
  /** How many are in a segment, as their profiles were stored. */
  countInSegment(segmentId: string): Promise<number>;
}
