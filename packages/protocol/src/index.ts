export {
  type DecideCartLine,
  type DecideRequest,
  type DecideResponse,
  type Persona,
  personas,
} from './api/decide-api.ts';
export type { DecidePage, PageFacts } from './api/decide-page.ts';
export type { EventResult, EventsRequest, EventsResponse } from './api/events-api.ts';
export type { RecommendationsRequest } from './api/recommendations-api.ts';
export type { RetentionSettings } from './api/retention-settings.ts';
export * from './campaign/campaign.ts';
export type * from './campaign/content.ts';
export type { FrequencyCap } from './campaign/frequency-cap.ts';
export { type PageRepeat, type Placement, pageRepeats } from './campaign/placement.ts';
export * from './campaign/schedule.ts';
export { type CategoryFields, categoryPath, itemCategoryPath } from './catalogue/category-path.ts';
export * from './catalogue/product.ts';
export { productTitle } from './catalogue/product-title.ts';
export type { Condition, Segment } from './condition/condition.ts';
export * from './consent/consent.ts';
export type { Decision } from './decision/decision.ts';
export * from './decision/reason.ts';
export type { ProductCard, RenderedContent } from './decision/rendered-content.ts';
export {
  type BudgetTrace,
  type CandidateTrace,
  type CapTrace,
  type ConditionTrace,
  type PlacementTrace,
  type ProductsTrace,
  type TraceCode,
  traceCodes,
  type UnmetPinReason,
  unmetPinReasons,
} from './decision/trace.ts';
export { type ErrorCode, errorCodes } from './error/error-code.ts';
export type { Issue, Result } from './error/issue.ts';
export type { Problem } from './error/problem.ts';
export type {
  AnswerProperties,
  CommerceItem,
  CommerceProperties,
  InteractionProperties,
  ItemDescription,
} from './event/commerce-properties.ts';
export type { Device, EnrichedContext, EventContext, EventPage, PageType, TrafficSource } from './event/event-context.ts';
export type { EventEnvelope } from './event/event-envelope.ts';
export * from './event/event-name.ts';
export type { EventFlag, EventSource, IdentityProof, LoggedEvent } from './event/logged-event.ts';
export { foldDiacritics } from './fold-diacritics.ts';
export { isJsonObject, type Json, type JsonObject } from './json.ts';
export { type LocalizedText, pickText } from './localized-text.ts';
export { currencyDigits, fromMinor, type Money, toMinor } from './money.ts';
export type * from './offer/benefit.ts';
export type { Offer, OfferCode, OfferLimits } from './offer/offer.ts';
export type { Affinities, DecayingWeight } from './profile/affinity.ts';
export type { CartLine, CartState } from './profile/cart-state.ts';
export type { ExposureCount, ExposureState, SeenDecision } from './profile/exposure-state.ts';
export type { HistoryEntry } from './profile/history-entry.ts';
export { type LifecycleStage, type LifecycleState, lifecycleStages } from './profile/lifecycle.ts';
export type { OrderState, OrderSummary } from './profile/order-state.ts';
export type { IdentityState, Profile } from './profile/profile.ts';
export { type SessionState, sessionTimeoutMs } from './profile/session-state.ts';
export type { MerchandisingKind, MerchandisingRule } from './recommendation/merchandising-rule.ts';
export type * from './recommendation/recommendation.ts';
export type { RuleSet } from './rule-set/rule-set.ts';
export type { RfmCuts, ShopSettings } from './rule-set/shop-settings.ts';
