import type { RuleSet } from '@quen/protocol';
import { createRecommender, type Recommender, type RecommenderOptions } from '@quen/recommender';
import { createFeedDepartures } from '../catalogue/feed-departures.ts';
import { createFeedSchedule } from '../catalogue/feed-schedule.ts';
import { importFeed } from '../catalogue/import-feed.ts';
import { createSeenProducts } from '../catalogue/seen-products.ts';
import { createLiveFeed } from '../console-api/live/live-feed.ts';
import { createCurrentRules } from '../decisions/current-rules.ts';
import { decideRequest } from '../decisions/decide-request.ts';
import { createExperiments } from '../experiments/create-experiments.ts';
import { createIdentityGraph } from '../identity/identity-graph.ts';
import { defaultIdentityLimits, type IdentityLimits } from '../identity/identity-limits.ts';
import { countResults } from '../ingest/count-results.ts';
import { createGroupCommit } from '../ingest/group-commit.ts';
import { importEvents } from '../ingest/import-events.ts';
import { createIngest } from '../ingest/ingest.ts';
import { type BodyLimits, defaultBodyLimits } from '../ingest/read-body.ts';
import { createKeyRing } from '../keys/key-ring.ts';
import { createRequestLimits, type RequestLimitsOptions } from '../limits/request-limits.ts';
import { reapplyErasures } from '../privacy/erase-person.ts';
import { createSuppressionList } from '../privacy/suppression-list.ts';
import { createLogFolder, identitiesCursor } from '../profiles/fold-log.ts';
import { createProfileCache } from '../profiles/profile-cache.ts';
import { createModels } from '../projections/models.ts';
import { createProductIndex } from '../projections/product-index.ts';
import { replayLog } from '../projections/replay-log.ts';
import { createReports } from '../reports/create-reports.ts';
import { createRetention } from '../retention/create-retention.ts';
import { createSegmentWatch, type SegmentWatch } from '../segments/segment-watch.ts';
import { createSqliteStorage } from '../storage/sqlite/sqlite-storage.ts';
import type { Storage } from '../storage/storage.ts';
import type { Collector } from './collector.ts';
import type { CollectorCore } from './core.ts';
import { createApp } from './create-app.ts';
import { keepHouse } from './housekeeping.ts';
import type { Log } from './log.ts';
import { lowerHelpers } from './lower-helpers.ts';
import { createMetrics } from './metrics.ts';
import { tuneGarbageCollection } from './tune-garbage-collection.ts';

export interface CollectorOptions {
  /** Path of the SQLite file, or `:memory:`. */
  readonly database?: string;
  /** In place of `database`. The collector closes it. */
  readonly storage?: Storage;
  /** Epoch milliseconds; the system's clock when absent. */
  readonly now?: () => number;
  /** Silent when absent. */
  readonly log?: Log;
  /** Rules that hold until some are saved. */
  readonly initialRules?: RuleSet;
  readonly bodyLimits?: Partial<BodyLimits>;
  /** What publishable keys may send; unlimited when absent. */
  readonly limits?: RequestLimitsOptions;
  /** How many proxies before the collector are the shop's own: so many entries of `X-Forwarded-For` are believed. 0 when absent. */
  readonly trustedProxies?: number;
  /** Domain for the visitor's cookie, as `shop.example`; the very host that is asked when absent. */
  readonly cookieDomain?: string;
  readonly identityLimits?: Partial<IdentityLimits>;
  /** Profiles kept in memory; 10,000 when absent. */
  readonly profileCacheSize?: number;
  /** How long a profile may be ahead of its stored form; a minute when absent. */
  readonly writeBehindMs?: number;
  readonly recommender?: RecommenderOptions;
}

/**
 * Opens the store, folds what the last run left unfolded, and is then ready to serve. Models learn the log in the background.
 *
 * @throws StorageUnavailable when another process is writing to the database.
 */
export async function createCollector(options: CollectorOptions = {}): Promise<Collector> {
  tuneGarbageCollection();
  lowerHelpers();
  const now = options.now ?? Date.now;
  const log: Log = options.log ?? (() => undefined);
  const storage = options.storage ?? createSqliteStorage(options.database ?? ':memory:');
  const metrics = createMetrics();
  const recommender = createRecommender(options.recommender);
  const rules = await createCurrentRules(storage.rules, options.initialRules, log);
  const products = await createProductIndex(storage.products, recommender, log);
  const fresh = (): Recommender => createRecommender(options.recommender);
  const identities = createIdentityGraph(storage, { ...defaultIdentityLimits, ...options.identityLimits });
  const models = createModels({ recommender, storage, profileOf: identities.profileOf, now, log, fresh, fill: products.fill });
  const keys = await createKeyRing(storage.keys);
  const seen = createSeenProducts({
    products,
    currency: () => rules.compiled.shop.currency,
    isShopHost: (host) => products.linksTo(host) || keys.allowsHost(host, now()),
    now,
    log,
  });
  const reports = createReports({ storage, settings: () => rules.compiled.shop, log });
  const live = createLiveFeed(now);
  const cache = createProfileCache(options.profileCacheSize ?? 10_000);
  /** Events up to here the models have, or find in the log for themselves. */
  let followedHead = Number.POSITIVE_INFINITY;
  /** Made last, since it writes events itself; nothing is noted while the log's tail is folded. */
  let watch: SegmentWatch | null = null;
  const folder = createLogFolder({
    storage,
    cache,
    identities,
    shop: () => rules.compiled.shop,
    now,
    onFault: (event, error) => {
      metrics.count('quen_faults_total', 'kind="fold"');
      log({
        level: 'error',
        message: 'A projection failed on an event',
        position: event.position,
        name: event.name,
        fault: String(error),
      });
    },
    onFolded: (event, profileId) => {
      if (event.position <= followedHead) return;
      followedHead = event.position;
      models.follow(event, profileId);
      reports.note(event);
      seen.note(event);
      live.note(event, profileId);
      if (!event.name.startsWith('segment_')) watch?.note(profileId);
    },
    onRefolded: (event, profileId) => {
      if (event.position > followedHead) watch?.note(profileId);
    },
  });
  const commits = createGroupCommit({
    storage,
    cache,
    folder,
    now,
    writeBehindMs: options.writeBehindMs ?? 60_000,
    onCommit: (tookMs) => metrics.observe('quen_commit_seconds', tookMs / 1000),
    onUnfolded: (position, error) => {
      metrics.count('quen_faults_total', 'kind="fold"');
      log({
        level: 'error',
        message: 'An event is in the log but in no profile; a replay tries again',
        position,
        fault: String(error),
      });
    },
  });
  const suppressions = await createSuppressionList(storage.privacy);
  const { ingest, beginIngest } = createIngest({
    commits,
    isErased: suppressions.covers,
    folder,
    shop: () => rules.compiled.shop,
    visitorOf: reports.visitorOf,
    onResults: (results, source) => countResults(metrics, results, source),
  });
  const experiments = createExperiments({ storage, rules, identities, ingest, now, log });
  let open = true;
  const core: CollectorCore = {
    storage,
    keys,
    rules,
    products,
    recommender,
    models,
    identities,
    cache,
    folder,
    commits,
    ingest,
    beginIngest,
    suppressions,
    get retention() {
      return retention;
    },
    feeds: await createFeedSchedule({
      settings: storage.settings,
      departures: createFeedDepartures({ settings: storage.settings, products }),
      fetch: (feed, feedOptions) => importFeed({ products, rules, now }, feed, feedOptions),
      now,
      log,
    }),
    reports,
    experiments,
    live,
    metrics,
    log,
    now,
    bodyLimits: { ...defaultBodyLimits, ...options.bodyLimits },
    limits: createRequestLimits(options.limits),
    trustedProxies: options.trustedProxies ?? 0,
    cookieDomain: options.cookieDomain ?? null,
    isOpen: () => open,
    noteRefolded: (profileId) => watch?.note(profileId),
  };
  const retention = createRetention(core);
  metrics.gauge('quen_ingest_waiting', 'Events waiting for a transaction or for the disk', () => commits.waiting);
  metrics.gauge('quen_models_lag', 'Folded events the models have not learned yet', () => models.lag);
  metrics.gauge('quen_products_refused', 'Products the recommender has no room for', () => products.refusedCount);
  const { explorationReport } = recommender;
  metrics.total(
    'quen_recommended_places_total',
    'Places in recommendations by strategies that explore',
    () => explorationReport().places,
  );
  metrics.total(
    'quen_explored_places_total',
    'Of these, places given to new products for the sake of being seen',
    () => explorationReport().explored,
  );
  metrics.gauge('quen_profiles_unsaved', 'Profiles ahead of their stored form', () => cache.unsavedCount);

  await foldTail();
  await reapplyErasures(core);
  await models.start(folder.head, products.handOverRest);
  followedHead = folder.head;
  reports.note();
  const segments = createSegmentWatch({ storage, folder, rules, ingest, now, log });
  watch = segments;
  await segments.lookAtDue();
  const housekeeping = keepHouse(core, segments);

  async function foldTail(): Promise<void> {
    const head = await storage.log.head();
    let after = await storage.profiles.cursor('profiles');
    folder.startAt(after, await storage.profiles.cursor(identitiesCursor));
    while (after < head) {
      const page = await storage.log.read({ after, upTo: head, limit: 1000 });
      const last = page.at(-1);
      if (last === undefined) break;
      await folder.fold(page);
      after = last.position;
      await commits.writeBehind();
    }
  }

  const trusted = { source: 'server', provenUserId: null, consent: {} } as const;
  return {
    app: createApp(core),
    core,
    storage,
    ingestTrusted: (events, source = 'server') => ingest({ ...trusted, events, source, receivedAtMs: now() }),
    importEvents: (envelopes, importOptions) => importEvents(core, envelopes, importOptions),
    decide: (request) => decideRequest(core, { ...trusted, request, consent: request.consent ?? {}, receivedAtMs: now() }),
    upsertProducts: (changed) => products.upsert(changed, now()),
    removeProducts: (ids) => products.remove(ids),
    productOf: products.get,
    reloadRules: () => rules.reload(),
    segments,
    settle: async () => {
      await commits.drain();
      await seen.flush();
      await segments.settle();
      await models.settle();
    },
    replay: (progress) => replayLog(core, progress),
    close: async () => {
      if (!open) return;
      open = false;
      live.close();
      const kept = housekeeping.stop();
      await core.feeds.stop();
      products.stop();
      await segments.stop();
      await kept;
      await experiments.stop();
      await reports.stop();
      await commits.drain();
      await seen.flush();
      await models.stop();
      await storage.close();
    },
  };
}
