import type { ConsentState } from '../consent/consent.ts';
import type { Decision } from '../decision/decision.ts';
import type { PlacementTrace } from '../decision/trace.ts';
import type { EventContext, PageType } from '../event/event-context.ts';
import type { EventEnvelope } from '../event/event-envelope.ts';
import type { EventResult } from './events-api.ts';

/** The page that asks. */
export interface DecidePage {
  readonly url: string;
  readonly type?: PageType;
  readonly title?: string;
  readonly referrer?: string;
  /** On a product page. */
  readonly itemId?: string;
  /** On a category page. */
  readonly category?: string;
  readonly searchTerm?: string;
}

/** A cart line as the page knows it; `price` is a decimal amount of one piece. */
export interface DecideCartLine {
  readonly item_id: string;
  readonly quantity: number;
  readonly price?: number;
}

/** Body of `POST /v1/decide`: events, page and cart in, decisions out. */
export interface DecideRequest {
  readonly placements: readonly string[];
  readonly page: DecidePage;
  readonly events?: readonly EventEnvelope[];
  readonly anonymousId?: string;
  readonly userId?: string;
  readonly userToken?: string;
  readonly context?: EventContext;
  readonly sentAt?: string | number;
  readonly consent?: ConsentState;
  readonly cart?: { readonly currency?: string; readonly items: readonly DecideCartLine[] };
  /** BCP 47; the shop's first language when absent. */
  readonly locale?: string;
  /** Adds the trace; needs the secret key. */
  readonly explain?: boolean;
  /** Answers without writing anything; needs the secret key. */
  readonly dryRun?: boolean;
  /** With `dryRun`: as if it were then, epoch milliseconds; a known person is as they were then. */
  readonly at?: number;
  /** With `dryRun`: as if somebody of this kind asked. */
  readonly persona?: Persona;
}

/** People to try rules on, from who is here for the first time to who has not come for long. */
export const personas = ['newcomer', 'returning', 'regular', 'bargain_hunter', 'at_risk'] as const;
export type Persona = (typeof personas)[number];

export interface DecideResponse {
  readonly decisions: readonly Decision[];
  readonly results: readonly EventResult[];
  /** Version of the rules that decided. */
  readonly ruleSetVersion: number;
  readonly trace?: readonly PlacementTrace[];
}
