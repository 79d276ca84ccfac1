/** Why a decision is as it is, or why a candidate was not chosen. The first five are OpenFeature's. */
export const reasons = [
  'TARGETING_MATCH',
  'SPLIT',
  'DEFAULT',
  'DISABLED',
  'ERROR',
  'NOT_IN_AUDIENCE',
  'OUT_OF_SCHEDULE',
  'NO_CONSENT',
  'HOLDOUT',
  'CAPPED',
  'BUDGET_EXHAUSTED',
  'LIMIT_REACHED',
  'EXCLUDED',
  'OUTRANKED',
  'OUT_OF_STOCK',
  'NO_CANDIDATES',
] as const;
export type Reason = (typeof reasons)[number];
