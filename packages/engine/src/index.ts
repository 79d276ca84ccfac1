export { assignmentKey } from './assignment/assignment-key.ts';
export { chooseVariant, variantRanges } from './assignment/choose-variant.ts';
export { chooseVariation } from './assignment/choose-variation.ts';
export { type BucketRange, getBucketRanges } from './assignment/get-bucket-ranges.ts';
export { getEqualWeights } from './assignment/get-equal-weights.ts';
export { hash } from './assignment/hash.ts';
export { hashShare } from './assignment/hash-share.ts';
export { defaultHoldout, inCampaignHoldout, inGlobalHoldout } from './assignment/in-holdout.ts';
export { inNamespace } from './assignment/in-namespace.ts';
export type { Attribute, AttributeGroup, AttributeUnit } from './attributes/attribute.ts';
export type { AttributeType } from './attributes/attribute-type.ts';
export { attributes } from './attributes/attributes.ts';
export { findAttribute } from './attributes/resolve-attribute.ts';
export { commonRfmCuts, type RfmFacts, rfmCutsOf } from './attributes/rfm-cuts.ts';
export type { BacktestFigures, BacktestReport, ViewsAndPeople } from './backtest/backtest-figures.ts';
export type { AskedRequest } from './backtest/chance.ts';
export { type Backtest, type BacktestOptions, createBacktest, withDraft } from './backtest/create-backtest.ts';
export { type CompiledSchedule, compileSchedule, isOpen } from './campaign/compiled-schedule.ts';
export { countExposures } from './campaign/count-exposures.ts';
export { fromWallClock } from './campaign/from-wall-clock.ts';
export { type LocalTime, localDay, localTime, startOfDay, weekdayOf } from './campaign/local-time.ts';
export { isTimeZone, zoneOffsetMs } from './campaign/zone-offset.ts';
export {
  type CompiledCondition,
  type CompileOptions,
  compileCondition,
  compilePlainCondition,
  compileSegmentLookup,
  evaluateCondition,
  type PlainCondition,
} from './condition/compile-condition.ts';
export { type ConditionLimits, conditionLimits } from './condition/condition-limits.ts';
export type { ConditionOperator, OperandKind, OperatorExample } from './condition/condition-operator.ts';
export type { EvaluationContext } from './condition/evaluation-context.ts';
export { operators } from './condition/operators.ts';
export type { AnyContentKind, CompiledContent, ContentKind, Fill, FillContext } from './content/content-kind.ts';
export { contents } from './content/contents.ts';
export { readyMerchandising } from './content/ready-merchandising.ts';
export { shopperOf } from './content/shopper.ts';
export { decide } from './decide/decide.ts';
export type { DecideInput, DecideOutput } from './decide/decide-input.ts';
export { decisionId, decisionPage, pageOfDecision } from './decide/decision-id.ts';
export { isGranted } from './eligibility/is-granted.ts';
export { qualify } from './eligibility/qualify.ts';
export type { Refusal } from './eligibility/refusal.ts';
export type { ArmCounts } from './experiments/arm-counts.ts';
export { type ArmResult, type ExperimentResults, experimentResults, type Uplift } from './experiments/experiment-results.ts';
export { createExperimentTally, type ExperimentTally } from './experiments/experiment-tally.ts';
export { defaultGoal, goalOf } from './experiments/goal-of.ts';
export { isHeldOutFrom } from './experiments/held-out-from.ts';
export { type SampleRatio, sampleRatio } from './experiments/sample-ratio.ts';
export { alwaysValidP, type SequentialTest, sequentialTest, significanceLevel } from './experiments/sequential-test.ts';
export { leastShare, thompsonAllocation } from './experiments/thompson-allocation.ts';
export { allocate } from './offers/allocate.ts';
export type { AnyBenefitKind, BenefitEffect, BenefitKind } from './offers/benefit-kind.ts';
export { benefits } from './offers/benefits.ts';
export { checkEligibility } from './offers/check-eligibility.ts';
export { checkLimits } from './offers/check-limits.ts';
export { type GeneratedCode, normalizeCode } from './offers/claim-code.ts';
export type { CompiledOffer } from './offers/compiled-offer.ts';
export { type EvaluateOffersInput, evaluateOffers } from './offers/evaluate-offers.ts';
export { nothingApplied } from './offers/nothing-applied.ts';
export type { OfferRefusal, OfferRefusalCode } from './offers/offer-refusal.ts';
export type { LimitTrace, OfferTrace } from './offers/offer-trace.ts';
export { noUsage, type OfferUsage } from './offers/offer-usage.ts';
export type { AppliedOffer, OffersEvaluation, RefusedOffer } from './offers/offers-evaluation.ts';
export { consentRecordsOf } from './profile/consent-records.ts';
export { createProfile } from './profile/create-profile.ts';
export { foldProfile } from './profile/fold-profile.ts';
export type { FoldStep } from './profile/fold-step.ts';
export { itemCategories, withAncestors } from './profile/item-categories.ts';
export { orderEvents, orderIdOf, orderValueMinor } from './profile/order-facts.ts';
export { followOrder, type OrderWorth, unknownWorth } from './profile/order-worth.ts';
export type { EventLook } from './profile/plan-fold.ts';
export type { Projection } from './profile/projection.ts';
export { weightAt } from './profile/projections/affinities.ts';
export { cartOf, cartValueMinor } from './profile/projections/cart.ts';
export { committedOrders, isDissatisfied, loyalOrders } from './profile/projections/lifecycle.ts';
export { projections } from './profile/projections.ts';
export { compileRuleSet, type RuleSetOptions } from './rule-set/compile-rule-set.ts';
export type {
  CompiledCampaign,
  CompiledPlacement,
  CompiledRuleSet,
  CompiledVariant,
} from './rule-set/compiled-rule-set.ts';
export { type CompiledSegments, compileSegments, type SegmentMembership } from './segments/compile-segments.ts';
export { profileContext } from './segments/profile-context.ts';
export { type SegmentChanges, segmentChanges } from './segments/segment-changes.ts';
