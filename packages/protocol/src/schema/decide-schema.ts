import { z } from 'zod';
import { type DecideCartLine, type DecideRequest, personas } from '../api/decide-api.ts';
import { consentStateSchema, decidePageSchema, eventContextSchema } from './event-schema.ts';
import { currencySchema, idSchema, timestampSchema } from './json-schema.ts';
import type { ShapeOf } from './shape-of.ts';

const decideCartLineSchema: z.ZodType<DecideCartLine> = z.object({
  item_id: idSchema,
  quantity: z.int().min(1).max(1_000_000),
  price: z.number().min(0).exactOptional(),
} satisfies ShapeOf<DecideCartLine>);

type LooseDecideRequest = Omit<DecideRequest, 'events'> & { readonly events?: readonly unknown[] };

/** Body of `POST /v1/decide`; its events are checked one by one, so that a bad one does not refuse the decisions. */
export const decideRequestSchema: z.ZodType<LooseDecideRequest> = z.object({
  placements: z.array(idSchema).max(50),
  page: decidePageSchema,
  events: z.array(z.unknown()).max(1000).exactOptional(),
  anonymousId: idSchema.exactOptional(),
  userId: idSchema.exactOptional(),
  userToken: z.string().max(4000).exactOptional(),
  context: eventContextSchema.exactOptional(),
  sentAt: timestampSchema.exactOptional(),
  consent: consentStateSchema.exactOptional(),
  cart: z.object({ currency: currencySchema.exactOptional(), items: z.array(decideCartLineSchema).max(500) }).exactOptional(),
  found: z.array(z.unknown()).max(100).exactOptional(),
  locale: z.string().max(50).exactOptional(),
  explain: z.boolean().exactOptional(),
  dryRun: z.boolean().exactOptional(),
  at: z
    .int()
    .min(946_684_800_000)
    .max(8_640_000_000_000_000)
    .describe('with `dryRun`: as if it were then, epoch milliseconds')
    .exactOptional(),
  persona: z.enum(personas).describe('with `dryRun`: as if somebody of this kind asked').exactOptional(),
} satisfies ShapeOf<LooseDecideRequest>);
