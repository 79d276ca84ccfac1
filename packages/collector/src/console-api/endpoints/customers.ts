import type { JsonObject } from '@quen/protocol';
import { z } from 'zod';
import { rehearseDecision } from '../../explain/rehearse-decision.ts';
import { queryNumber } from '../../operations/query-number.ts';
import { correctTraits } from '../../privacy/correct-traits.ts';
import { erasePerson } from '../../privacy/erase-person.ts';
import { exportPerson } from '../../privacy/export-person.ts';
import { findPerson, type Person } from '../../privacy/find-person.ts';
import { undoMerge } from '../../privacy/undo-merge.ts';
import type { CollectorCore } from '../../server/core.ts';
import { ProblemError } from '../../server/problem.ts';
import { defineEndpoint, type NamedEndpoint } from '../endpoint/console-endpoint.ts';
import { text } from '../people/customer-label.ts';
import { readStory, requireProfile } from '../people/customer-story.ts';
import { identitiesOfProfile } from '../people/identities-of-profile.ts';
import { searchCustomers } from '../people/search-customers.ts';
import type { CustomerDecisions } from '../types/customers.ts';

const shortText = z.string().max(200).exactOptional();

/** Persons: found, looked at, put right, forgotten. */
export const customerEndpoints: readonly NamedEndpoint[] = [
  defineEndpoint('GET /customers', {
    query: z.object({
      q: shortText,
      segment: shortText,
      stage: shortText,
      cursor: z.string().max(300).exactOptional(),
      limit: z.string().max(6).exactOptional(),
    }),
    answer: ({ core, query: { limit, ...search } }) => searchCustomers(core, search, queryNumber(limit, 100, 1, 500)),
  }),
  defineEndpoint('GET /customers/:id', {
    answer: ({ core, params }) => readStory(core, params.id),
  }),
  defineEndpoint('GET /customers/:id/decisions', {
    query: z.object({ at: z.string().max(40).exactOptional(), path: z.string().max(2000).exactOptional() }),
    async answer({ core, params, query }) {
      await requireProfile(core, params.id);
      return decideFor(core, params.id, readMoment(query.at), query.path ?? '/');
    },
  }),
  defineEndpoint('GET /customers/:id/export', {
    async answer({ core, params, audit }) {
      const found = await exportPerson(core, await requirePerson(core, params.id));
      await audit('customer.export', params.id);
      return JSON.parse(JSON.stringify(found)) as JsonObject;
    },
  }),
  defineEndpoint('PUT /customers/:id/traits', {
    body: z.object({ traits: z.record(z.string().min(1).max(100), z.string().max(2000).nullable()) }),
    async answer({ core, params, body, audit }) {
      const profile = await requireProfile(core, params.id);
      const before = new Set(Object.keys(profile.traits));
      await correctTraits(core, await identitiesOfProfile(core, params.id), body.traits);
      // What it was and is stands in the person's own events, and goes with them; here only that it was changed.
      const told = (isThere: boolean): string | null => (isThere ? '"…"' : null);
      const changes = Object.entries(body.traits).map(([name, value]) => ({
        path: name,
        before: told(before.has(name)),
        after: told(value !== null),
      }));
      await audit('customer.correct', params.id, changes);
      return readStory(core, params.id);
    },
  }),
  defineEndpoint('DELETE /customers/:id', {
    async answer({ core, params, audit }) {
      await erasePerson(core, await requirePerson(core, params.id));
      await audit('customer.erase', params.id);
      return { erased: true };
    },
  }),
  defineEndpoint('POST /merges/:id/undo', {
    async answer({ core, params, audit }) {
      const { userProfileId, deviceProfileId } = await undoMerge(core, Number(params.id));
      await audit('merge.undo', params.id);
      const isUserThere = (await core.folder.readProfile(userProfileId)) !== undefined;
      return { undone: true, profileId: isUserThere ? userProfileId : deviceProfileId };
    },
  }),
];

async function requirePerson(core: CollectorCore, id: string): Promise<Person> {
  await requireProfile(core, id);
  const person = await findPerson(core, id);
  if (person === undefined) throw new ProblemError('not_found', 'There is nobody with this profile id');
  return person;
}

/** Epoch milliseconds or ISO 8601; undefined is now. @throws ProblemError `invalid_request` */
function readMoment(at: string | undefined): number | undefined {
  const given = text(at);
  if (given === null) return undefined;
  const atMs = /^\d+$/.test(given) ? Number(given) : Date.parse(given);
  if (Number.isFinite(atMs)) return atMs;
  throw new ProblemError('invalid_request', 'Tell the moment as 2026-11-21T09:00:00+07:00 or in epoch milliseconds');
}

/** Placement by placement: on a page together, placements would leave each other's products out. */
async function decideFor(
  core: CollectorCore,
  profileId: string,
  atMs: number | undefined,
  path: string,
): Promise<CustomerDecisions> {
  const answers: CustomerDecisions[] = [];
  for (const placement of core.rules.compiled.placements.keys()) {
    const rehearsed = await rehearseDecision(core, {
      placements: [placement],
      profileId,
      page: { url: path },
      ...(atMs !== undefined && { atMs }),
    });
    if (!rehearsed.ok) throw new ProblemError('invalid_request', undefined, rehearsed.issues);
    answers.push(rehearsed.value);
  }
  return { decisions: answers.flatMap(({ decisions }) => decisions), trace: answers.flatMap(({ trace }) => trace) };
}
