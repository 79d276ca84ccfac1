import { Hono } from 'hono';
import type { CollectorCore } from '../server/core.ts';
import { ProblemError } from '../server/problem.ts';
import { secretEndpoint } from './secret-endpoint.ts';

/** `GET /v1/profiles/:id`: what is known of a person, for the shop's own server. */
export function profileRoutes(core: CollectorCore): Hono {
  return new Hono().get(
    '/v1/profiles/:id',
    secretEndpoint(core, '/v1/profiles/:id', async (c) => {
      const reference = c.req.param('id') ?? '';
      const entry = /^[au]:./.test(reference) ? await core.folder.read(reference) : await core.folder.readProfile(reference);
      if (entry === undefined) {
        throw new ProblemError('not_found', 'Nobody is known by that; ask by profile id, or as u:<userId> or a:<anonymousId>');
      }
      return c.json(entry.profile);
    }),
  );
}
