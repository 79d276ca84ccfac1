import type {
  CartState,
  ConsentRecord,
  ConsentState,
  DecidePage,
  Decision,
  EnrichedContext,
  EventContext,
  Issue,
  JsonObject,
  LoggedEvent,
} from '@quen/protocol';

/** An event of the log with the identity it belongs to. */
export interface StoredEvent extends LoggedEvent {
  readonly identity: string;
}

/** What a request says for all of its events. */
export interface BatchFacts {
  /** Stand in for what an event does not say itself. */
  readonly anonymousId?: string | undefined;
  readonly userId?: string | undefined;
  readonly context?: EventContext | undefined;
  readonly sentAt?: string | number | undefined;
  /** The user id a valid token was signed for. */
  readonly provenUserId: string | null;
  readonly consent: ConsentState;
  /** The request's own `User-Agent`, for browsers. */
  readonly userAgent?: string | undefined;
}

/** Who an event says that it is by. */
export interface NamedPerson {
  /** Whose it is: `u:…` when proven, else `a:…`; null when it names nobody. */
  readonly identity: string | null;
  /** Who it claims to be by without proof, `u:…`. */
  readonly claimed: string | null;
}

export interface NewRejectedEvent extends NamedPerson {
  readonly receivedAtMs: number;
  readonly source: LoggedEvent['source'];
  readonly issues: readonly Issue[];
  /** What its request said for it. */
  readonly batch: BatchFacts;
  /** The event as it came, as JSON, but for what is personal in its addresses. */
  readonly raw: Uint8Array;
  /** Whether `raw` is not all of it: it was too large, or nested too deeply. */
  readonly isCut: boolean;
}

export interface RejectedEvent extends NewRejectedEvent {
  readonly id: number;
}

export interface SetAsideEvent extends NamedPerson {
  readonly id: number;
  readonly position: number;
  readonly receivedAtMs: number;
  readonly event: JsonObject;
}

/** One entry of the append-only log of merges and their undoing. */
export interface MergeRecord {
  readonly position: number;
  readonly atMs: number;
  readonly kind: 'merge' | 'split' | 'refused';
  readonly anonymousId: string;
  readonly userId: string;
  readonly fromProfileId: string;
  readonly toProfileId: string;
  /** Why it was refused: `device_limit`, `user_limit`, `split`. */
  readonly reason?: string;
}

/** The decisions of one request. */
export interface DecisionRecord {
  readonly atMs: number;
  readonly profileId: string;
  readonly pageUrl: string;
  readonly ruleSetVersion: number;
  readonly modelVersion: string;
  /** Without their content: what was shown is told by the exposures. */
  readonly decisions: readonly Omit<Decision, 'content'>[];
  /** Campaigns that would have been shown, had the person not been in their holdout. */
  readonly heldOut: readonly { readonly placement: string; readonly campaign: string }[];
  /** What it was decided from, so that it can be explained again; absent in records of before. */
  readonly asked?: DecisionQuestion;
}

/** A request as it was decided, but for the profile, which the log has. */
export interface DecisionQuestion {
  /** Whose page it was, `a:…` or `u:…`. */
  readonly identity: string;
  /** The browser it came from, of somebody of whom there was no event yet. */
  readonly anonymousId?: string;
  /** The newest event in the profile; 0 when it was nobody known. */
  readonly position: number;
  /** All placements that were asked for, in their order. */
  readonly placements: readonly string[];
  readonly page: DecidePage;
  /** The cart the page told of; the profile's own when absent. */
  readonly cart?: CartState;
  readonly context: EnrichedContext;
  readonly consent: ConsentState;
  readonly locale: string;
  readonly seed: string;
  /** Chances of the variants of adaptive campaigns, by campaign. */
  readonly allocations?: { readonly [campaign: string]: readonly number[] };
}

/** What a request asked, and its place in the order of requests. */
export interface StoredQuestion {
  /** Ascending. */
  readonly number: number;
  readonly atMs: number;
  readonly question: DecisionQuestion;
}

/** An entry of the consent ledger. */
export interface ConsentEntry extends ConsentRecord {
  readonly identity: string;
}
