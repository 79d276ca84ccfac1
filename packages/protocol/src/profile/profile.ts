import type { ConsentRecord } from '../consent/consent.ts';
import type { Device, TrafficSource } from '../event/event-context.ts';
import type { Json } from '../json.ts';
import type { Affinities } from './affinity.ts';
import type { CartState } from './cart-state.ts';
import type { ExposureState } from './exposure-state.ts';
import type { HistoryEntry } from './history-entry.ts';
import type { LifecycleState } from './lifecycle.ts';
import type { OrderState } from './order-state.ts';
import type { SessionState } from './session-state.ts';

/**
 * The merged record of one person: a fold of the events of the identities that belong to it. Each part is written by the
 * projection of the same name and by no other.
 */
export interface Profile {
  readonly id: string;
  identity: IdentityState;
  /** First and last event and their number. */
  activity: { firstSeenAtMs: number; lastSeenAtMs: number; eventCount: number };
  /** Declared facts, newest wins. */
  traits: { [name: string]: Json };
  /** Traits that are known only from somebody who claimed to be this user and has not proven it; absent when there are none. */
  toldByClaim?: { userId: string; traits: string[] };
  /** The newest record a purpose. */
  consents: { [purpose: string]: ConsentRecord };
  device: Device | null;
  channel: {
    first: TrafficSource | null;
    last: TrafficSource | null;
    landingPath: string | null;
    referrer: string | null;
    locale: string | null;
  };
  session: SessionState | null;
  /** Sessions begun, the present one included. */
  sessionCount: number;
  affinities: Affinities;
  /** Products viewed, newest first, each once, at most 100. */
  viewed: { itemId: string; atMs: number; count: number }[];
  wishlist: string[];
  cart: CartState;
  orders: OrderState;
  /** What the customer told us when asked, by question. */
  answers: { [questionId: string]: { value: Json; atMs: number } };
  /** Newest score on each scale (csat, nps), as given. */
  satisfaction: { [scale: string]: { score: number; atMs: number } };
  lifecycle: LifecycleState;
  exposures: ExposureState;
  /** The newest events, oldest first, bounded: what `$performed` looks at. */
  history: HistoryEntry[];
  /** Segments the profile was in when last looked at, with the time of entering. */
  segments: { [segmentId: string]: number };
}

/** Who this is. */
export interface IdentityState {
  anonymousIds: string[];
  /** Proven user ids. */
  userIds: string[];
  /** What a browser says without proof; reveals and merges nothing. */
  claimedUserId: string | null;
}
