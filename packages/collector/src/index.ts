export type { Access, CreateKeyOptions, KeyRing, NewKeyPair } from './keys/key-ring.ts';
export type { Collector, ImportOptions, ImportSummary, ReplaySummary } from './server/collector.ts';
export type { CollectorCore } from './server/core.ts';
export { type CollectorOptions, createCollector } from './server/create-collector.ts';
export { type Listening, type ListenOptions, listen } from './server/listen.ts';
export { createJsonLog, type Log, type LogEntry } from './server/log.ts';
export { createSqliteStorage } from './storage/sqlite/sqlite-storage.ts';
export * from './storage/storage.ts';
