import type { Recommender } from '@quen/recommender';
import type { FeedSchedule } from '../catalogue/feed-schedule.ts';
import type { LiveFeed } from '../console-api/live/live-feed.ts';
import type { CurrentRules } from '../decisions/current-rules.ts';
import type { Experiments } from '../experiments/create-experiments.ts';
import type { IdentityGraph } from '../identity/identity-graph.ts';
import type { GroupCommit } from '../ingest/group-commit.ts';
import type { BeginIngest, Ingest } from '../ingest/ingest.ts';
import type { BodyLimits } from '../ingest/read-body.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import type { RequestLimits } from '../limits/request-limits.ts';
import type { SuppressionList } from '../privacy/suppression-list.ts';
import type { LogFolder } from '../profiles/fold-log.ts';
import type { ProfileCache } from '../profiles/profile-cache.ts';
import type { Models } from '../projections/models.ts';
import type { ProductIndex } from '../projections/product-index.ts';
import type { Reports } from '../reports/create-reports.ts';
import type { Retention } from '../retention/retention.ts';
import type { Storage } from '../storage/storage.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';

/** The parts of a running collector, handed to its routes. */
export interface CollectorCore {
  readonly storage: Storage;
  readonly keys: KeyRing;
  readonly rules: CurrentRules;
  readonly products: ProductIndex;
  readonly recommender: Recommender;
  readonly models: Models;
  readonly identities: IdentityGraph;
  readonly cache: ProfileCache;
  readonly folder: LogFolder;
  readonly commits: GroupCommit;
  readonly ingest: Ingest;
  readonly beginIngest: BeginIngest;
  /** Who was erased. */
  readonly suppressions: SuppressionList;
  /** Deletes what is too old, a portion at a time. */
  readonly retention: Retention;
  /** The catalogues that are fetched again and again. */
  readonly feeds: FeedSchedule;
  readonly reports: Reports;
  readonly experiments: Experiments;
  /** What is happening now, for those who watch. */
  readonly live: LiveFeed;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly now: () => number;
  readonly bodyLimits: BodyLimits;
  /** What publishable keys may send. */
  readonly limits: RequestLimits;
  /** How many proxies before the collector are the shop's own. */
  readonly trustedProxies: number;
  /** Domain of the visitor's cookie; null for the very host that is asked. */
  readonly cookieDomain: string | null;
  /** False while starting and stopping. */
  readonly isOpen: () => boolean;
  /** Has the segments looked at of a profile that was folded anew from fewer events than before. */
  readonly noteRefolded: (profileId: string) => void;
}
