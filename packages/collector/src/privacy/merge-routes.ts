import { Hono } from 'hono';
import { queryNumber } from '../operations/query-number.ts';
import { secretEndpoint } from '../operations/secret-endpoint.ts';
import type { CollectorCore } from '../server/core.ts';
import type { MergeRecord } from '../storage/storage.ts';
import { undoMerge } from './undo-merge.ts';

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
        const { split, ...profiles } = await undoMerge(core, Number(c.req.param('id')));
        return c.json({ split: withId(split), ...profiles });
      }),
    );
}

function withId(merge: MergeRecord): MergeRecord & { readonly id: number } {
  return { id: merge.position, ...merge };
}
