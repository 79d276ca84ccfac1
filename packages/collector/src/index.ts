export type { Collector, ImportOptions, ImportSummary, LogFollower, ReplaySummary } from './server/collector.ts';
export * from './storage/storage.ts';
