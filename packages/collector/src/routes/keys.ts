import type { Context } from 'hono';
import { Hono } from 'hono';
import { createKeysSchema, keyOriginsSchema, pairEnds, rotateKeysSchema } from '../keys/key-changes.ts';
import { localKeyName } from '../keys/local-key-name.ts';
import type { CollectorCore } from '../server/core.ts';
import { ProblemError } from '../server/problem.ts';
import { requireSecret } from './access.ts';
import { endpoint } from './endpoint.ts';
import { checkRequest, readJson } from './read-request.ts';

/**
 * Changes to the keys, for `quen keys` on the machine of a running server: only the key that the server leaves in its own data folder opens them,
 * since a secret key that leaked must not make others. People use the console.
 */
export function keyRoutes(core: CollectorCore): Hono {
  const local = (route: string, handler: (c: Context) => Promise<unknown>): ((c: Context) => Promise<Response>) =>
    endpoint(core, route, async (c) => {
      const { pair } = requireSecret(core, c);
      if (pair.name !== localKeyName)
        throw new ProblemError('key_forbidden', 'Keys are changed in the console, or by `quen keys` on the server’s machine');
      const answer = await handler(c);
      if (answer === undefined || answer === false) throw new ProblemError('not_found', `There is no pair ${idOf(c)}`);
      return c.json(answer as object, 200, { 'cache-control': 'no-store' });
    });
  return new Hono()
    .post(
      '/v1/keys',
      local('/v1/keys', async (c) =>
        core.keys.create({ ...checkRequest(createKeysSchema, await readJson(core, c)), nowMs: core.now() }),
      ),
    )
    .post(
      '/v1/keys/:id/rotate',
      local('/v1/keys/:id/rotate', async (c) => {
        const { overlapMs } = checkRequest(rotateKeysSchema, await readJson(core, c));
        const pair = await core.keys.rotate(idOf(c), core.now(), overlapMs);
        if (pair === 'ending') throw new ProblemError('conflict', pairEnds);
        return pair;
      }),
    )
    .put(
      '/v1/keys/:id/origins',
      local('/v1/keys/:id/origins', async (c) => {
        const { origins } = checkRequest(keyOriginsSchema, await readJson(core, c));
        return (await core.keys.setOrigins(idOf(c), origins)) && { origins };
      }),
    )
    .delete(
      '/v1/keys/:id',
      local('/v1/keys/:id', async (c) => (await core.keys.revoke(idOf(c))) && {}),
    );
}

function idOf(c: Context): string {
  return c.req.param('id') ?? '';
}
