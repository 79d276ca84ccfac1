import { fromMinor, type Json } from '@quen/protocol';
import { messageIdOf } from '../ingest/message-id-of.ts';
import type { CollectorCore } from '../server/core.ts';
import type { OffersRequest } from './offers-request.ts';
import type { TakenOffers } from './take-offers.ts';

/**
 * Writes what happened to an order's offers into the log, for the person's story and the reports. The message id is made from the order and
 * the moment it took them, so that a repeated request counts once, and an order that takes offers again is told again.
 */
export async function tellOfferEvent(
  core: CollectorCore,
  name: 'offer_reserved' | 'offer_redeemed' | 'offer_released',
  { orderId, takenAtMs, evaluation }: TakenOffers,
  { anonymousId, userId }: Pick<OffersRequest, 'anonymousId' | 'userId'>,
): Promise<void> {
  if ((anonymousId === undefined && userId === undefined) || evaluation.applied.length === 0) return;
  const { currency } = evaluation;
  await core.ingest({
    events: evaluation.applied.map(({ offerId, discountMinor, code }) => ({
      messageId: messageIdOf(name, orderId, offerId, takenAtMs),
      name,
      properties: {
        transaction_id: orderId,
        offerId,
        discount: fromMinor(discountMinor, currency),
        currency,
        ...(code && { coupon: code }),
      } satisfies Record<string, Json>,
      ...(anonymousId === undefined ? {} : { anonymousId }),
      ...(userId === undefined ? {} : { userId }),
    })),
    source: 'server',
    provenUserId: null,
    consent: {},
    receivedAtMs: core.now(),
  });
}
