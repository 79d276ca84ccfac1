import type { ConsentState } from '../consent/consent.ts';
import type { Issue } from '../error/issue.ts';
import type { EventContext } from '../event/event-context.ts';
import type { EventEnvelope } from '../event/event-envelope.ts';
import type { DecidePage, PageFacts } from './decide-page.ts';

/** Body of `POST /v1/events`. Ids, context and `sentAt` on the batch stand for events that have none of their own. */
export interface EventsRequest {
  readonly events: readonly EventEnvelope[];
  readonly anonymousId?: string;
  readonly userId?: string;
  /** Signed by the shop's server; proves `userId`. */
  readonly userToken?: string;
  readonly context?: EventContext;
  /** The page the events happened on; `context.page` says the same of single events. */
  readonly page?: DecidePage;
  readonly sentAt?: string | number;
  readonly consent?: ConsentState;
}

/** What became of one event; `duplicate` was counted before, `set_aside` has a known id and another payload, `withheld` had no consent. */
export interface EventResult {
  readonly index: number;
  readonly status: 'accepted' | 'duplicate' | 'rejected' | 'set_aside' | 'withheld';
  readonly messageId?: string;
  /** Why it was rejected; of an event that was taken, what of it was passed over. */
  readonly issues?: readonly Issue[];
}

export interface EventsResponse {
  readonly results: readonly EventResult[];
  /** What the events told of the page beyond what the request said of it. */
  readonly page?: PageFacts;
}
