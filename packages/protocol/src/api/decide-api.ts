import type { ConsentState } from '../consent/consent.ts';
import type { Decision } from '../decision/decision.ts';
import type { PlacementTrace } from '../decision/trace.ts';
import type { EventContext } from '../event/event-context.ts';
import type { EventEnvelope } from '../event/event-envelope.ts';
import type { DecidePage, PageFacts } from './decide-page.ts';
import type { EventResult } from './events-api.ts';

/** A cart line as the page knows it; `price` is a decimal amount of one piece. */
export interface DecideCartLine {
  readonly item_id: string;
  readonly quantity: number;
  readonly price?: number;
}

/** Body of `POST /v1/decide`: events, page and cart in, decisions out. */
export interface DecideRequest {
  readonly placements: readonly string[];
  /** What it leaves out of what it is about is told from the events. */
  readonly page: DecidePage;
  readonly events?: readonly EventEnvelope[];
  readonly anonymousId?: string;
  readonly userId?: string;
  readonly userToken?: string;
  readonly context?: EventContext;
  readonly sentAt?: string | number;
  readonly consent?: ConsentState;
  /** Names and properties of the page's commerce events where those themselves may not be sent; they tell what the page is about, and nothing else. */
  readonly found?: readonly unknown[];
  /** What is in the cart by the page's own word; told from `view_cart` and `begin_checkout` among the events when absent. */
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
  /** What the events told of the page beyond what the request said of it. */
  readonly page?: PageFacts;
  readonly trace?: readonly PlacementTrace[];
}
