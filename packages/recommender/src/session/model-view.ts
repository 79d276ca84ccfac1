import type { ItemStatistics } from './item-statistics.ts';
import type { SessionStore } from './session-store.ts';

/**
 * What a model may look at: the store as it stands, or as it stood before a session, so that training can ask "what would
 * have been answered then" without a second store.
 */
export interface ModelView {
  readonly store: SessionStore;
  readonly statistics: ItemStatistics;
  /** Sessions of this number and later are not looked at. `Infinity` for the present. */
  readonly before: number;
  /** The number ages are measured from: the next session's. */
  readonly now: number;
}

/** A shop as it stood before its tail, the sessions whose questions teach. */
export interface TailView extends ModelView {
  /** The first session after the tail: one that began while a training was under way is the next one's. */
  readonly until: number;
}

/** The session that is asked for: items as integers, oldest first, unknown ones left out. */
export interface SessionQuery {
  readonly items: Int32Array;
  length: number;
}
