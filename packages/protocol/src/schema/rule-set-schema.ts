import { z } from 'zod';
import type { RuleSet } from '../rule-set/rule-set.ts';
import type { RfmCuts, ShopSettings } from '../rule-set/shop-settings.ts';
import { campaignSchema, placementSchema, segmentSchema } from './campaign-schema.ts';
import { currencySchema, shareSchema } from './json-schema.ts';
import { offerSchema } from './offer-schema.ts';
import type { ShapeOf } from './shape-of.ts';

const cutsSchema = z
  .array(z.number().min(0).max(1e15))
  .length(4)
  .refine(
    (cuts) => cuts.every((cut, at) => at === 0 || cut > (cuts[at - 1] ?? 0)),
    'put four numbers, each above the one before',
  );

const rfmCutsSchema: z.ZodType<RfmCuts> = z.object({
  recencyDays: cutsSchema,
  orderCounts: cutsSchema,
  revenueMinor: cutsSchema,
} satisfies ShapeOf<RfmCuts>);

export const shopSettingsSchema: z.ZodType<ShopSettings> = z.object({
  name: z.string().min(1).max(200),
  currency: currencySchema,
  timeZone: z.string().min(1).max(60),
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/))
    .min(1)
    .max(20),
  globalHoldout: shareSchema,
  salt: z.string().min(1).max(200),
  affinityHalfLifeDays: z.number().gt(0).max(3650),
  consentDefault: z.enum(['granted', 'denied']),
  rfm: rfmCutsSchema.exactOptional(),
} satisfies ShapeOf<ShopSettings>);

/** The whole rule set; what refers to what is checked when it is compiled. */
export const ruleSetSchema: z.ZodType<RuleSet> = z.object({
  version: z.int().min(0),
  shop: shopSettingsSchema,
  placements: z.array(placementSchema).max(1000),
  segments: z.array(segmentSchema).max(1000),
  campaigns: z.array(campaignSchema).max(10_000),
  offers: z.array(offerSchema).max(10_000),
} satisfies ShapeOf<RuleSet>);
