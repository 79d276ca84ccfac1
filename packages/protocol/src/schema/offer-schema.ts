import { z } from 'zod';
import type { Benefit } from '../offer/benefit.ts';
import type { Offer, OfferLimits } from '../offer/offer.ts';
import { scheduleSchema } from './campaign-schema.ts';
import {
  currencySchema,
  idSchema,
  jsonObjectSchema,
  localizedTextSchema,
  minorSchema,
  shareSchema,
  slugSchema,
} from './json-schema.ts';
import type { ShapeOf } from './shape-of.ts';

const percent = z.number().gt(0).max(100);

export const benefitSchema: z.ZodType<Benefit> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('percentage'), percent }),
  z.object({ kind: z.literal('amount'), amountMinor: z.int().min(1) }),
  z.object({ kind: z.literal('free_shipping') }),
  z.object({ kind: z.literal('gift'), itemId: idSchema, quantity: z.int().min(1).max(1000) }),
  z.object({ kind: z.literal('buy_x_get_y'), buy: z.int().min(1).max(1000), get: z.int().min(1).max(1000), percentOff: percent }),
  z.object({
    kind: z.literal('tiered'),
    tiers: z
      .array(z.object({ spendMinor: minorSchema, percent: percent.exactOptional(), amountMinor: z.int().min(1).exactOptional() }))
      .min(1)
      .max(20),
  }),
  z.object({ kind: z.literal('points'), points: z.int().min(1), perMinor: z.int().min(1).exactOptional() }),
]);

const limitsSchema: z.ZodType<OfferLimits> = z.object({
  totalUses: z.int().min(0).exactOptional(),
  usesPerCustomer: z.int().min(1).exactOptional(),
  totalSpendMinor: minorSchema.exactOptional(),
  usesPerDay: z.int().min(1).exactOptional(),
  spendPerDayMinor: minorSchema.exactOptional(),
  maxDiscountMinor: minorSchema.exactOptional(),
  minMargin: shareSchema.exactOptional(),
} satisfies ShapeOf<OfferLimits>);

const codeText = z.string().regex(/^[A-Za-z0-9-]{3,40}$/, 'use 3 to 40 letters, digits and "-"');

export const offerSchema: z.ZodType<Offer> = z.object({
  id: slugSchema,
  name: z.string().min(1).max(200),
  description: localizedTextSchema.exactOptional(),
  status: z.enum(['draft', 'running', 'paused', 'ended']),
  currency: currencySchema,
  benefit: benefitSchema,
  eligibility: jsonObjectSchema.exactOptional(),
  lines: jsonObjectSchema.exactOptional(),
  minSpendMinor: minorSchema.exactOptional(),
  minQuantity: z.int().min(1).exactOptional(),
  limits: limitsSchema.exactOptional(),
  stacking: z.enum(['exclusive', 'stackable', 'best']).exactOptional(),
  priority: z.number().exactOptional(),
  code: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('none') }),
      z.object({ kind: z.literal('shared'), code: codeText }),
      z.object({
        kind: z.literal('generated'),
        prefix: codeText.exactOptional(),
        expiresAfterDays: z.number().gt(0).max(3650).exactOptional(),
      }),
    ])
    .exactOptional(),
  schedule: scheduleSchema.exactOptional(),
} satisfies ShapeOf<Offer>);
