export type { CandidateFilter } from './filters/filter.ts';
export { filters } from './filters/filters.ts';
export { merchandising } from './merchandising/merchandising.ts';
export type { MerchandisingEffect } from './merchandising/merchandising-effect.ts';
export { createRecommender, type RecommenderOptions } from './recommender/create-recommender.ts';
export type { ExplorationOptions, ExplorationReport } from './recommender/exploration.ts';
export type { Recommender } from './recommender/recommender.ts';
export { strategies, strategyNames } from './strategies/strategies.ts';
export type { Strategy } from './strategies/strategy.ts';
