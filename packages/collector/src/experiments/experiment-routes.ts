import { Hono } from 'hono';
import { secretEndpoint } from '../operations/secret-endpoint.ts';
import type { CollectorCore } from '../server/core.ts';
import { ProblemError } from '../server/problem.ts';
import { readExperiment } from './read-experiment.ts';

/** `GET /v1/experiments/:campaign`: what a campaign's variants brought. */
export function experimentRoutes(core: CollectorCore): Hono {
  return new Hono().get(
    '/v1/experiments/:campaign',
    secretEndpoint(core, '/v1/experiments/:campaign', async (c) => {
      const results = await readExperiment(core, c.req.param('campaign') ?? '');
      if (results === undefined) throw new ProblemError('not_found', 'There is no such campaign');
      return c.json(results);
    }),
  );
}
