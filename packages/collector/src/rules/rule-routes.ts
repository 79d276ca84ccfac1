import { Hono } from 'hono';
import { queryNumber } from '../operations/query-number.ts';
import { secretEndpoint } from '../operations/secret-endpoint.ts';
import { endpoint } from '../routes/endpoint.ts';
import { readJson } from '../routes/read-request.ts';
import type { CollectorCore } from '../server/core.ts';
import { ProblemError } from '../server/problem.ts';
import { diffRuleSets } from './diff-rules.ts';
import { readIfMatch } from './read-if-match.ts';
import { ruleSchemas } from './rule-schemas.ts';
import { saveRules } from './save-rules.ts';

/** Reading and changing the rules, and the schemas of rule files. */
export function ruleRoutes(core: CollectorCore): Hono {
  const { rules: store } = core.storage;
  return new Hono()
    .get(
      '/schemas/:file',
      endpoint(core, '/schemas/:file', async (c) => {
        const schema = ruleSchemas().get((c.req.param('file') ?? '').replace(/\.json$/, ''));
        const names = [...ruleSchemas().keys()].map((name) => `${name}.json`).join(', ');
        if (schema === undefined) throw new ProblemError('not_found', `Schemas are ${names}`);
        return c.json(schema, 200, { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=300' });
      }),
    )
    .get(
      '/v1/rules',
      secretEndpoint(core, '/v1/rules', async (c) => {
        const newest = await store.newest();
        if (newest === undefined) throw new ProblemError('not_found', 'No rules have been saved yet');
        return c.json(newest, 200, { etag: `"${newest.version}"` });
      }),
    )
    .put(
      '/v1/rules',
      secretEndpoint(core, '/v1/rules', async (c) => {
        const basedOn = readIfMatch(c.req.header('if-match'));
        const note = c.req.query('note') ?? '';
        const saved = await saveRules(store, await readJson(core, c), {
          basedOn,
          by: 'api',
          nowMs: core.now(),
          dryRun: c.req.query('dryRun') === 'true',
          ...(note !== '' && { note }),
        });
        if (!saved.ok) throw new ProblemError('invalid_rule_set', 'Nothing was saved', saved.issues);
        const { value } = saved;
        if (value.status === 'conflict') throw new ProblemError('conflict', `The newest version is ${value.version}`);
        if (value.status === 'saved') await core.rules.reload();
        return c.json(value, 200, value.status === 'would_save' ? {} : { etag: `"${value.version}"` });
      }),
    )
    .get(
      '/v1/rules/versions',
      secretEndpoint(core, '/v1/rules/versions', async (c) =>
        c.json({ versions: await store.versions(queryNumber(c.req.query('limit'), 50, 1, 200)) }),
      ),
    )
    .get(
      '/v1/rules/versions/:version',
      secretEndpoint(core, '/v1/rules/versions/:version', async (c) => {
        const number = Number(c.req.param('version'));
        const stored = Number.isSafeInteger(number) ? await store.read(number) : undefined;
        if (stored === undefined) throw new ProblemError('not_found', 'There is no such version');
        const before = await store.read(number - 1);
        return c.json({ ...stored, changes: diffRuleSets(before?.ruleSet, stored.ruleSet) });
      }),
    );
}
