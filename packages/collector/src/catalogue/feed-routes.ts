import { Hono } from 'hono';
import { z } from 'zod';
import { secretEndpoint } from '../operations/secret-endpoint.ts';
import { checkRequest, readJson } from '../routes/read-request.ts';
import type { CollectorCore } from '../server/core.ts';
import { ProblemError } from '../server/problem.ts';
import type { ScheduledFeed } from './feed-schedule.ts';
import { feedAddressFault } from './fetch-feed.ts';
import { importFeedFields } from './import-feed-request.ts';

/** Body of `PUT /v1/feeds`. */
export const putFeedsSchema: z.ZodType<{ readonly feeds: readonly ScheduledFeed[] }> = z.object({
  feeds: z
    .array(
      z.object({
        ...importFeedFields,
        url: importFeedFields.url.superRefine((url, context) => {
          const fault = feedAddressFault(url);
          if (fault !== null) context.addIssue({ code: 'custom', message: fault });
        }),
        everyHours: z.int().min(1).max(720).describe('hours between two fetches').default(6),
      }),
    )
    .max(20)
    .refine((feeds) => new Set(feeds.map(({ url }) => url)).size === feeds.length, 'Name each address once'),
});

/** Body of `POST /v1/feeds/fetch`. */
export const fetchFeedsSchema: z.ZodType<{ readonly url?: string }> = z.object({
  url: z.string().max(4000).describe('one of the feeds; all of them when absent').exactOptional(),
});

/** The catalogues that the collector fetches by itself: which, how far, and how the last time went. */
export function feedRoutes(core: CollectorCore): Hono {
  const { feeds } = core;
  return new Hono()
    .get(
      '/v1/feeds',
      secretEndpoint(core, '/v1/feeds', async (c) => c.json({ feeds: feeds.list() })),
    )
    .put(
      '/v1/feeds',
      secretEndpoint(core, '/v1/feeds', async (c) =>
        c.json({ feeds: await feeds.save(checkRequest(putFeedsSchema, await readJson(core, c)).feeds) }),
      ),
    )
    .post(
      '/v1/feeds/fetch',
      secretEndpoint(core, '/v1/feeds/fetch', async (c) => {
        const { url } = checkRequest(fetchFeedsSchema, await readJson(core, c));
        if (!feeds.hurry(url)) throw new ProblemError('invalid_request', 'No such feed; PUT /v1/feeds names those there are');
        void feeds.runDue();
        return c.json({ feeds: feeds.list() });
      }),
    );
}
