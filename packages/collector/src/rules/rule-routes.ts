import { Hono, type MiddlewareHandler } from 'hono';
import { ProblemError } from '../server/problem.ts';
import type { RuleSetStore } from '../storage/storage.ts';
import { diffRuleSets } from './diff-rules.ts';
import { ruleSchemas } from './rule-schemas.ts';
import { saveRules } from './rule-set-changes.ts';

export interface RuleRoutesOptions {
  readonly store: RuleSetStore;
  /** Lets in requests with the secret key, and throws for others. */
  readonly secretOnly: MiddlewareHandler;
  /** The request's body as JSON, bounded; throws a problem when it is not. */
  readonly readJson: (request: Request) => Promise<unknown>;
  /** Called after a new version was saved. */
  readonly onSaved: () => Promise<unknown>;
  readonly now: () => number;
}

/** Reading and changing the rules, and the schemas of rule files. */
export function createRuleRoutes({ store, secretOnly, readJson, onSaved, now }: RuleRoutesOptions): Hono {
  const app = new Hono();

  app.get('/schemas/:file', (context) => {
    const schema = ruleSchemas.get(context.req.param('file').replace(/\.json$/, ''));
    if (schema === undefined)
      throw new ProblemError('not_found', `Schemas are ${[...ruleSchemas.keys()].map((name) => `${name}.json`).join(', ')}`);
    return context.json(schema, 200, { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=300' });
  });

  app.get('/v1/rules', secretOnly, async (context) => {
    const newest = await store.newest();
    if (newest === undefined) throw new ProblemError('not_found', 'No rules have been saved yet');
    return context.json(newest, 200, { etag: `"${newest.version}"`, 'cache-control': 'no-store' });
  });

  app.put('/v1/rules', secretOnly, async (context) => {
    const match = /^(?:W\/)?"?(\d{1,15})"?$/.exec(context.req.header('if-match')?.trim() ?? '');
    if (match === null) {
      throw new ProblemError('invalid_request', 'Say in If-Match which version the change is based on, as in If-Match: "3"');
    }
    const saved = await saveRules(store, await readJson(context.req.raw), {
      basedOn: Number(match[1]),
      by: 'api',
      nowMs: now(),
      dryRun: context.req.query('dryRun') === 'true',
    });
    if (!saved.ok) throw new ProblemError('invalid_rule_set', 'Nothing was saved', saved.issues);
    if (saved.value.status === 'conflict') throw new ProblemError('conflict', `The newest version is ${saved.value.version}`);
    if (saved.value.status === 'saved') await onSaved();
    return context.json(saved.value, 200, { etag: `"${saved.value.version}"` });
  });

  app.get('/v1/rules/versions', secretOnly, async (context) => {
    const limit = Math.min(200, Math.max(1, Number(context.req.query('limit') ?? 50) || 50));
    return context.json({ versions: await store.versions(limit) });
  });

  app.get('/v1/rules/versions/:version', secretOnly, async (context) => {
    const number = Number(context.req.param('version'));
    const stored = Number.isSafeInteger(number) ? await store.read(number) : undefined;
    if (stored === undefined) throw new ProblemError('not_found', 'There is no such version');
    const before = await store.read(number - 1);
    return context.json({ ...stored, changes: diffRuleSets(before?.ruleSet, stored.ruleSet) });
  });

  return app;
}
