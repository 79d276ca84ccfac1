import type { ConsentState, DecideCartLine } from '@quen/protocol';
import { consentStateSchema, currencySchema, idSchema, type ShapeOf } from '@quen/protocol/schema';
import { z } from 'zod';

/** A cart to evaluate: whose cart it is, what is in it, and the codes the shopper typed. */
export interface OffersRequest {
  readonly cart: { readonly currency?: string; readonly items: readonly DecideCartLine[] };
  readonly codes?: readonly string[];
  /** Only these offers; all of the rules when absent. */
  readonly offers?: readonly string[];
  /** What delivery costs, a decimal amount: what free shipping is worth. */
  readonly shipping?: number;
  readonly anonymousId?: string;
  readonly userId?: string;
  readonly userToken?: string;
  readonly consent?: ConsentState;
  readonly locale?: string;
}

/** Body of `POST /v1/offers/evaluate`: the same with the wish to see the trace, which takes a secret key. */
export interface EvaluateOffersRequest extends OffersRequest {
  readonly explain?: boolean;
}

/** Body of `POST /v1/offers/reserve` and `/redeem`. `redeem` needs no cart when the order was reserved. */
export interface OfferOrderRequest extends Partial<OffersRequest> {
  readonly orderId: string;
  /** How long a reservation holds; 15 minutes when absent. */
  readonly holdSeconds?: number;
}

const cartSchema: z.ZodType<OffersRequest['cart']> = z.object({
  currency: currencySchema.exactOptional(),
  items: z
    .array(
      z.object({
        item_id: idSchema,
        quantity: z.int().min(1).max(1_000_000),
        price: z.number().min(0).max(1e12).exactOptional(),
      }),
    )
    .max(500),
});

const shopper = {
  codes: z.array(z.string().min(1).max(100)).max(20).exactOptional(),
  offers: z.array(idSchema).max(100).exactOptional(),
  shipping: z.number().min(0).max(1e12).exactOptional(),
  anonymousId: idSchema.exactOptional(),
  userId: idSchema.exactOptional(),
  userToken: z.string().max(4000).exactOptional(),
  consent: consentStateSchema.exactOptional(),
  locale: z.string().max(50).exactOptional(),
};

export const evaluateOffersRequestSchema: z.ZodType<EvaluateOffersRequest> = z.object({
  cart: cartSchema,
  ...shopper,
  explain: z.boolean().exactOptional(),
} satisfies ShapeOf<EvaluateOffersRequest>);

export const offerOrderRequestSchema: z.ZodType<OfferOrderRequest> = z.object({
  orderId: idSchema,
  holdSeconds: z.int().min(1).max(86_400).exactOptional(),
  cart: cartSchema.exactOptional(),
  ...shopper,
} satisfies ShapeOf<OfferOrderRequest>);

export const offerReleaseSchema: z.ZodType<{ readonly orderId: string }> = z.object({ orderId: idSchema });
