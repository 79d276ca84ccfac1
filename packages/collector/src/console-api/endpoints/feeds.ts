import { fetchFeedsSchema, putFeedsSchema } from '../../catalogue/feed-routes.ts';
import type { CollectorCore } from '../../server/core.ts';
import { ProblemError } from '../../server/problem.ts';
import { defineEndpoint, type NamedEndpoint } from '../endpoint/console-endpoint.ts';
import type { CatalogueFeedStatus, CatalogueFeeds } from '../types/feeds.ts';

/** Catalogues the shop hands out, fetched by themselves. */
export const feedEndpoints: readonly NamedEndpoint[] = [
  defineEndpoint('GET /feeds', { answer: async ({ core }) => listFeeds(core) }),
  defineEndpoint('PUT /feeds', {
    body: putFeedsSchema,
    async answer({ core, body, audit }) {
      const urls = (): string => JSON.stringify(core.feeds.list().map(({ feed }) => feed.url));
      const before = urls();
      await core.feeds.save(body.feeds);
      await audit('feeds.update', 'feeds', [{ path: 'feeds', before, after: urls() }]);
      return listFeeds(core);
    },
  }),
  defineEndpoint('POST /feeds/fetch', {
    body: fetchFeedsSchema,
    async answer({ core, body }) {
      if (!core.feeds.hurry(body.url)) throw new ProblemError('not_found', 'There is no such feed');
      void core.feeds.runDue();
      return listFeeds(core);
    },
  }),
];

function listFeeds({ feeds }: CollectorCore): CatalogueFeeds {
  return {
    feeds: feeds.list().map(
      ({ feed, taken, nextAtMs, last }): CatalogueFeedStatus => ({
        feed,
        taken,
        nextAtMs,
        last: last && {
          finishedAtMs: last.finishedAtMs,
          outcome: last.outcome,
          report: last.report && {
            imported: last.report.imported,
            refused: last.report.refused,
            examples: last.report.examples,
          },
          fault: last.fault,
          ...(last.departed !== undefined && { departed: last.departed }),
        },
      }),
    ),
  };
}
