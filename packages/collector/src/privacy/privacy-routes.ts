import type { JsonObject } from '@quen/protocol';
import { jsonSchema } from '@quen/protocol/schema';
import type { Context } from 'hono';
import { Hono } from 'hono';
import { z } from 'zod';
import { secretEndpoint } from '../operations/secret-endpoint.ts';
import { checkRequest, readJson } from '../routes/read-request.ts';
import type { CollectorCore } from '../server/core.ts';
import { ProblemError } from '../server/problem.ts';
import { correctTraits } from './correct-traits.ts';
import { erasePerson } from './erase-person.ts';
import { exportPerson, isEmptyExport } from './export-person.ts';
import { findPerson, type Person } from './find-person.ts';
import { personPage } from './person-page.ts';

/** Body of `PUT /v1/profiles/:id/traits`; null takes a trait back. */
export const traitsRequestSchema: z.ZodType<{ readonly traits: JsonObject }> = z.object({
  traits: z.record(z.string().min(1).max(100), jsonSchema) as z.ZodType<JsonObject>,
});

/** The rights of a person: a copy of everything, its correction, its erasure, and the ledger of consents. For the shop's own server. */
export function privacyRoutes(core: CollectorCore): Hono {
  const who = async (c: Context): Promise<Person> => {
    const person = await findPerson(core, c.req.param('id') ?? '');
    if (person !== undefined) return person;
    throw new ProblemError('not_found', 'Nobody is known by that; ask by profile id, or as u:<userId> or a:<anonymousId>');
  };
  return new Hono()
    .get(
      '/v1/privacy/:id/export',
      secretEndpoint(core, '/v1/privacy/:id/export', async (c) => {
        const found = await exportPerson(core, await who(c));
        if (found.profile === null && isEmptyExport(found)) throw new ProblemError('not_found', 'Nothing is kept of this person');
        if (c.req.query('format') !== 'html') return c.json(found);
        return c.html(personPage(found), 200, {
          'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
          'x-content-type-options': 'nosniff',
        });
      }),
    )
    .get(
      '/v1/privacy/:id/consents',
      secretEndpoint(core, '/v1/privacy/:id/consents', async (c) =>
        c.json({ consents: await core.storage.consents.ledger((await who(c)).identities) }),
      ),
    )
    .delete(
      '/v1/privacy/:id',
      secretEndpoint(core, '/v1/privacy/:id', async (c) => c.json(await erasePerson(core, await who(c)))),
    )
    .put(
      '/v1/profiles/:id/traits',
      secretEndpoint(core, '/v1/profiles/:id/traits', async (c) => {
        const { traits } = checkRequest(traitsRequestSchema, await readJson(core, c));
        const { profileId, identities } = await who(c);
        await correctTraits(core, identities, traits);
        const entry = await core.folder.readProfile(profileId);
        return c.json({ traits: entry?.profile.traits ?? {} });
      }),
    );
}
