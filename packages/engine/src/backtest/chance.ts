import type { CartState, ConsentState, DecidePage, EnrichedContext, LoggedEvent } from '@quen/protocol';

/** A moment at which a campaign could have been shown to somebody. */
export interface Chance {
  readonly atMs: number;
  /** Placements that were asked for; null where the log does not know. */
  readonly placements: readonly string[] | null;
  readonly page: DecidePage;
  readonly context: EnrichedContext;
  /** What the request itself said. */
  readonly consent: ConsentState;
  /** Null: the profile's. */
  readonly cart: CartState | null;
}

/** A request for decisions, as it was asked. */
export interface AskedRequest {
  readonly atMs: number;
  readonly question: {
    readonly placements: readonly string[];
    readonly page: DecidePage;
    readonly context: EnrichedContext;
    readonly consent: ConsentState;
    readonly cart?: CartState;
  };
}

export function chanceOfRequest({ atMs, question }: AskedRequest): Chance {
  const { placements, page, context, consent, cart = null } = question;
  return { atMs, placements, page, context, consent, cart };
}

const noPage: DecidePage = { url: '' };
const nothing = {};

/** A page view by itself. Only where somebody `looks` does the event have to say what page it was. */
export function chanceOfView({ occurredAtMs, context, properties }: LoggedEvent, looks: boolean): Chance {
  if (!looks) return { atMs: occurredAtMs, placements: null, page: noPage, context: nothing, consent: nothing, cart: null };
  const { page } = context;
  const itemId = properties['itemId'];
  return {
    atMs: occurredAtMs,
    placements: null,
    page: {
      url: page?.url ?? page?.path ?? '',
      ...(page?.type !== undefined && { type: page.type }),
      ...(page?.title !== undefined && { title: page.title }),
      ...(page?.referrer !== undefined && { referrer: page.referrer }),
      ...(typeof itemId === 'string' && { itemId }),
    },
    context,
    consent: nothing,
    cart: null,
  };
}
