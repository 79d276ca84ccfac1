import { Hono } from 'hono';
import { splitEventName } from '../identity/identity-limits.ts';
import { queryNumber } from '../operations/query-number.ts';
import { secretEndpoint } from '../operations/secret-endpoint.ts';
import type { CollectorCore } from '../server/core.ts';
import { ProblemError } from '../server/problem.ts';
import type { MergeRecord } from '../storage/storage.ts';

/** What of the newest merges can be undone by its number. */
const reach = 10_000;

/** Which devices and customers were put together and why not, and the way back. The number of a merge is the place of its event in the log. */
export function mergeRoutes(core: CollectorCore): Hono {
  return new Hono()
    .get(
      '/v1/merges',
      secretEndpoint(core, '/v1/merges', async (c) => {
        const limit = queryNumber(c.req.query('limit'), 100, 1, 1000);
        const merges = await core.storage.profiles.merges(limit, c.req.query('profile'));
        return c.json({ merges: merges.map(withId) });
      }),
    )
    .post(
      '/v1/merges/:id/undo',
      secretEndpoint(core, '/v1/merges/:id/undo', async (c) => {
        const id = Number(c.req.param('id'));
        const merges = await core.storage.profiles.merges(reach);
        const merge = merges.find(({ position, kind }) => position === id && kind === 'merge');
        if (merge === undefined) throw new ProblemError('not_found', 'There is no merge of this number; see GET /v1/merges');
        const { anonymousId, userId } = merge;
        if ((await core.identities.profileOf(`a:${anonymousId}`)) !== (await core.identities.profileOf(`u:${userId}`))) {
          throw new ProblemError('conflict', 'The two are apart already');
        }
        await core.ingest({
          events: [{ messageId: `undo-merge-${id}`, name: splitEventName, anonymousId, userId }],
          source: 'system',
          provenUserId: null,
          consent: {},
          receivedAtMs: core.now(),
        });
        const split = (await core.storage.profiles.merges(reach)).find(
          (record) => record.kind === 'split' && record.anonymousId === anonymousId && record.userId === userId,
        );
        if (split === undefined) throw new ProblemError('conflict', 'The merge could not be undone');
        return c.json({
          split: withId(split),
          deviceProfileId: await core.identities.profileOf(`a:${anonymousId}`),
          userProfileId: await core.identities.profileOf(`u:${userId}`),
        });
      }),
    );
}

function withId(merge: MergeRecord): MergeRecord & { readonly id: number } {
  return { id: merge.position, ...merge };
}
