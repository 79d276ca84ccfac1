/** What a member may do. Each role includes the ones after it, but for `support`, which sees customers and changes no rules. */
export type MemberRole = 'owner' | 'marketer' | 'support' | 'viewer';

/** Someone who signs in to the console. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: MemberRole;
  readonly createdAtMs: number;
  readonly lastSeenAtMs: number | null;
}

/** Answer of `GET /console/api/session`. */
export interface ConsoleSession {
  /** Null when nobody is signed in. */
  readonly member: Member | null;
  /** To be sent back as `X-Quen-Csrf` with everything that changes something. */
  readonly csrfToken: string;
  /** True until the owner has been created through the one-time link. */
  readonly setupNeeded: boolean;
  /** What the member may ask for, as `PUT /rules/:kind/:id`; the server refuses the rest whatever is asked. */
  readonly may: readonly string[];
}

/** Answer of `POST /console/api/setup/look`: whom a link lets in. */
export interface SetUpLink {
  /** Null when it is the first owner's. */
  readonly invited: { readonly name: string; readonly email: string; readonly role: MemberRole } | null;
  readonly shop: string;
}

/** One change somebody made. */
export interface AuditEntry {
  readonly id: number;
  readonly atMs: number;
  readonly member: { readonly id: string; readonly name: string } | null;
  /** `campaign.update`, `key.create`, `customer.erase` … */
  readonly action: string;
  readonly subject: string;
  /** Path → before and after, as JSON texts; at most 100 paths. */
  readonly changes: readonly { readonly path: string; readonly before: string | null; readonly after: string | null }[];
}
