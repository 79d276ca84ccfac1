import { Hono } from 'hono';
import { z } from 'zod';
import { secretEndpoint } from '../operations/secret-endpoint.ts';
import { checkRequest, readJson } from '../routes/read-request.ts';
import type { CollectorCore } from '../server/core.ts';
import { ProblemError } from '../server/problem.ts';
import { readIfMatch } from './read-if-match.ts';
import { type RestoreScope, restoreRules } from './restore-rules.ts';

/** Body of `POST /v1/rules/versions/:version/restore`; empty puts everything back. */
export const restoreRequestSchema: z.ZodType<RestoreScope> = z.union([
  z.strictObject({ kind: z.enum(['placements', 'segments', 'campaigns', 'offers']), id: z.string().max(200) }),
  z.strictObject({ kind: z.literal('shop') }),
  z.strictObject({}),
]);

/** `POST /v1/rules/versions/:version/restore`: puts an earlier version back, whole or one rule of it. */
export function restoreRoutes(core: CollectorCore): Hono {
  const path = '/v1/rules/versions/:version/restore';
  return new Hono().post(
    path,
    secretEndpoint(core, path, async (c) => {
      const basedOn = readIfMatch(c.req.header('if-match'));
      const scope = checkRequest(restoreRequestSchema, await readJson(core, c));
      const restored = await restoreRules(core.storage.rules, Number(c.req.param('version')), scope, {
        basedOn,
        by: 'api',
        nowMs: core.now(),
      });
      if (!restored.ok) {
        const [first] = restored.issues;
        if (first?.code === 'not_found') throw new ProblemError('not_found', first.message);
        throw new ProblemError('invalid_rule_set', 'Nothing was put back', restored.issues);
      }
      const { value } = restored;
      if (value.status === 'conflict') throw new ProblemError('conflict', `The newest version is ${value.version}`);
      if (value.status === 'saved') await core.rules.reload();
      return c.json(value, 200, { etag: `"${value.version}"` });
    }),
  );
}
