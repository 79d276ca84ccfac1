import type { DecideRequest, DecideResponse, EventEnvelope, EventResult, EventSource, Product } from '@quen/protocol';
import type { Hono } from 'hono';
import type { SegmentWatch } from '../segments/segment-watch.ts';
import type { Storage } from '../storage/storage.ts';
import type { CollectorCore } from './core.ts';

/** A running collector. `app.request()` serves it without sockets; `listen` (server/listen.ts) serves it on a port. */
export interface Collector {
  readonly app: Hono;
  readonly storage: Storage;
  /** Its parts, for code that adds to it. */
  readonly core: CollectorCore;
  /** Events from code that is trusted like the secret key: durable and folded when it resolves. */
  ingestTrusted(envelopes: readonly EventEnvelope[], source?: EventSource): Promise<readonly EventResult[]>;
  /** The fast way in for bulk: large transactions. Ids already seen are skipped. */
  importEvents(
    envelopes: Iterable<EventEnvelope> | AsyncIterable<EventEnvelope>,
    options?: ImportOptions,
  ): Promise<ImportSummary>;
  /** What `POST /v1/decide` does, for a trusted caller. */
  decide(request: DecideRequest): Promise<DecideResponse>;
  upsertProducts(products: readonly Product[]): Promise<void>;
  removeProducts(ids: readonly string[]): Promise<void>;
  productOf(id: string): Product | undefined;
  /** Takes up the newest rule set of the storage; call it after saving one. Answers its version. */
  reloadRules(): Promise<number>;
  /** Waits until everything appended is folded, learned and written to its projections, and the models are trained. */
  settle(): Promise<void>;
  /** Keeps profiles' segments up to date; it runs by itself. */
  readonly segments: SegmentWatch;
  /** Forgets profiles and models and folds them anew from the log. */
  replay(progress?: (share: number) => void): Promise<ReplaySummary>;
  /** Takes no more requests, finishes those begun, writes everything down. */
  close(): Promise<void>;
}

export interface ImportOptions {
  /** `import` when absent. */
  readonly source?: EventSource;
  /** Called with the number of events taken, every few thousand. */
  readonly progress?: (taken: number) => void;
}

export interface ImportSummary {
  readonly accepted: number;
  readonly duplicates: number;
  /** Of persons who were erased since, or who refused to be remembered: they are not taken. */
  readonly withheld: number;
  readonly rejected: number;
  /** The first few rejections, with the index in the iterable. */
  readonly examples: readonly EventResult[];
}

export interface ReplaySummary {
  readonly events: number;
  readonly profiles: number;
}
