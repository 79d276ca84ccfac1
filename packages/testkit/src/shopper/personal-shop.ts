import type { DecidePage, Decision, EventEnvelope } from '@quen/protocol';
import type { BasketLine } from './event-writer.ts';

/** A code typed at the checkout. */
export interface OfferClaim {
  readonly anonymousId: string;
  readonly userId?: string;
  readonly orderId: string;
  readonly code: string;
  readonly lines: readonly BasketLine[];
  /** What delivery costs, minor units. */
  readonly shippingMinor: number;
  /** Epoch milliseconds. */
  readonly atMs: number;
}

/** A shop that fills its pages for each shopper: what the simulation asks it while it plays. */
export interface PersonalShop {
  /** Takes each event as it happens, in the order of the shopper's visits. */
  observe(event: EventEnvelope): void;
  /** What stands in the placements of a page that was just opened; `view` is the event that opened it. */
  decide(view: EventEnvelope, page: DecidePage): readonly Decision[];
  /** What a code takes off the goods and off the delivery, minor units; null when it is refused. */
  claim(claim: OfferClaim): { readonly goodsMinor: number; readonly shippingMinor: number } | null;
  /** How much more often than usual a variant is clicked, and how much more its offer moves: 1 is usual. */
  appeal(campaign: string, variant: string): number;
}
