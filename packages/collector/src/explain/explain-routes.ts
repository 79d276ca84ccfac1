import { Hono } from 'hono';
import { secretEndpoint } from '../operations/secret-endpoint.ts';
import type { CollectorCore } from '../server/core.ts';
import { ProblemError } from '../server/problem.ts';
import { explainDecision } from './explain-decision.ts';

/** `GET /v1/decisions/:id`: a decision, for as long as decisions are kept, and why. */
export function explainRoutes(core: CollectorCore): Hono {
  return new Hono().get(
    '/v1/decisions/:id',
    secretEndpoint(core, '/v1/decisions/:id', async (c) => {
      const explained = await explainDecision(core, c.req.param('id') ?? '');
      if (explained === undefined) {
        throw new ProblemError('not_found', 'There is no such decision, or it is older than decisions are kept');
      }
      return c.json(explained);
    }),
  );
}
