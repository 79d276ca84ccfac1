import { Hono } from 'hono';
import { ProblemError } from '../server/problem.ts';
import type { Storage } from '../storage/storage.ts';
import { profileIdOf, readCurrentProfile } from './current-profile.ts';
import type { SecretRouteOptions } from './route-options.ts';

/** What is known of a person, for the shop's own server. */
export function createProfileRoutes(storage: Storage, { secretOnly }: SecretRouteOptions): Hono {
  const app = new Hono();
  app.get('/v1/profiles/:id', secretOnly, async (context) => {
    const reference = context.req.param('id');
    const stored = await storage.rules.newest();
    if (stored === undefined) throw new ProblemError('unavailable', 'The shop has no rules yet');
    const profileId = await profileIdOf(storage, reference);
    const identity = reference === profileId ? undefined : reference;
    const profile = await readCurrentProfile(storage, profileId, stored.ruleSet.shop, identity);
    if (profile === undefined) {
      throw new ProblemError('not_found', 'Nobody is known by that; ask by profile id, or as u:<userId> or a:<anonymousId>');
    }
    return context.json(profile, 200, { 'cache-control': 'no-store' });
  });
  return app;
}
