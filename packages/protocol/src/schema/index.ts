export {
  campaignSchema,
  contentSchema,
  merchandisingRuleSchema,
  placementSchema,
  scheduleSchema,
  segmentSchema,
} from './campaign-schema.ts';
export { decideRequestSchema } from './decide-schema.ts';
export {
  consentStateSchema,
  eventContextSchema,
  eventEnvelopeSchema,
  eventPageSchema,
  eventsRequestSchema,
  pageTypeSchema,
} from './event-schema.ts';
export { currencySchema, idSchema, jsonObjectSchema, jsonSchema, localizedTextSchema, slugSchema } from './json-schema.ts';
export { benefitSchema, offerSchema } from './offer-schema.ts';
export { productSchema } from './product-schema.ts';
export { ruleSetSchema, shopSettingsSchema } from './rule-set-schema.ts';
export type { ShapeOf } from './shape-of.ts';
