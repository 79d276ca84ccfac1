import type { ConsentState, JsonObject } from '@quen/protocol';
import { jsonObjectSchema } from '@quen/protocol/schema';
import { z } from 'zod';
import type { IngestBatch } from '../../ingest/ingest-batch.ts';
import { namedPerson } from '../../ingest/named-person.ts';
import { prepareEvent } from '../../ingest/prepare-event.ts';
import { consentUnlessSaidSince } from '../../ingest/read-consent.ts';
import { queryNumber } from '../../operations/query-number.ts';
import type { CollectorCore } from '../../server/core.ts';
import { ProblemError } from '../../server/problem.ts';
import type { RejectedEvent, StoredEvent } from '../../storage/storage.ts';
import { defineEndpoint, type NamedEndpoint } from '../endpoint/console-endpoint.ts';
import { identitiesOfProfile } from '../people/identities-of-profile.ts';
import type { EventList } from '../types/events.ts';

const cursorSchema = z.string().regex(/^\d{1,15}$/, 'use the `nextBefore` of the answer before');
const limitSchema = z.string().max(6);

/** The log, newest first, and what did not get into it. */
export const eventEndpoints: readonly NamedEndpoint[] = [
  defineEndpoint('GET /events', {
    query: z.object({
      before: cursorSchema.exactOptional(),
      name: z.string().max(100).exactOptional(),
      profile: z.string().max(200).exactOptional(),
      limit: limitSchema.exactOptional(),
    }),
    answer: ({ core, query }) =>
      readEvents(core, {
        before: Math.min(core.folder.head + 1, Number(query.before ?? Number.POSITIVE_INFINITY)),
        limit: queryNumber(query.limit, 50, 1, 500),
        ...(query.name !== undefined && query.name !== '' && { name: query.name }),
        ...(query.profile !== undefined && query.profile !== '' && { profile: query.profile }),
      }),
  }),
  defineEndpoint('GET /rejected', {
    query: z.object({ before: cursorSchema.exactOptional(), limit: limitSchema.exactOptional() }),
    async answer({ core, query }) {
      const { log, console } = core.storage;
      const limit = queryNumber(query.limit, 50, 1, 500);
      const rejected = await log.readRejected(limit, query.before === undefined ? undefined : Number(query.before));
      const replayed = await console.replayed(rejected.map(({ id }) => id));
      return {
        rejected: rejected.map(({ id, receivedAtMs, issues, raw, isCut }) => ({
          id,
          receivedAtMs,
          reason: issues[0]?.code ?? 'invalid_event',
          issues,
          raw: new TextDecoder().decode(raw),
          isCut,
          replayedAtMs: replayed.get(id) ?? null,
        })),
        total: await console.countRejected(),
        nextBefore: rejected.length === limit ? (rejected.at(-1)?.id ?? null) : null,
      };
    },
  }),
  defineEndpoint('POST /rejected/:id/replay', {
    body: z.object({ event: jsonObjectSchema }),
    async answer({ core, params, body, audit }) {
      const id = Number(params.id);
      const [rejected] = Number.isSafeInteger(id) ? await core.storage.log.readRejected(1, id + 1) : [];
      if (rejected?.id !== id) throw new ProblemError('not_found', 'There is no such rejected event');
      if ((await core.storage.console.replayed([id])).has(id)) throw new ProblemError('conflict', 'It has been replayed already');
      if (rejected.isCut) {
        throw ProblemError.ofIssue({
          code: 'invalid_event',
          path: '',
          message: 'Only a part of it was kept, since it is too large or nested too deeply; have it sent again.',
        });
      }
      const batch: IngestBatch = {
        ...rejected.batch,
        events: [body.event],
        source: rejected.source,
        consent: await consentNow(core, rejected, body.event),
        // It happened then, when it does not say itself.
        receivedAtMs: rejected.receivedAtMs,
      };
      // Asked before it is sent, so that what is still wrong is not rejected a second time.
      const prepared = prepareEvent(body.event, batch, core.rules.compiled.shop);
      if (!prepared.ok) throw new ProblemError('invalid_event', undefined, prepared.issues);
      const [result] = await core.ingest(batch);
      const status = result?.status ?? 'rejected';
      if (status === 'accepted' || status === 'duplicate') {
        await core.storage.console.markReplayed(id, core.now());
        await audit('event.replay', String(id));
      }
      return { status };
    },
  }),
];

/** What its request said of consent, but where the person has said something since. */
async function consentNow(core: CollectorCore, rejected: RejectedEvent, event: JsonObject): Promise<ConsentState> {
  const { batch, source, receivedAtMs } = rejected;
  const { identity } = namedPerson(event, { ...batch, events: [], source, receivedAtMs });
  const read = identity === null ? undefined : await core.folder.read(identity);
  return consentUnlessSaidSince(batch.consent, read?.profile.consents, receivedAtMs);
}

interface Wanted {
  /** Exclusive. */
  readonly before: number;
  readonly limit: number;
  readonly name?: string;
  readonly profile?: string;
}

/** Positions looked through at a time for a name, and the most in one answer: a rare name is looked for again from there. */
const window = 5_000;
const maxWindows = 40;

async function readEvents(core: CollectorCore, wanted: Wanted): Promise<EventList> {
  const { events, nextBefore } = await (wanted.profile === undefined ? readBackwards(core, wanted) : readOfProfile(core, wanted));
  const withOwner = events.map(async ({ identity, ...event }) => ({
    ...event,
    profileId: await core.identities.profileOf(identity),
  }));
  return { events: await Promise.all(withOwner), nextBefore };
}

interface Found {
  readonly events: readonly StoredEvent[];
  readonly nextBefore: number | null;
}

async function readOfProfile(core: CollectorCore, { before, limit, name, profile = '' }: Wanted): Promise<Found> {
  const identities = await identitiesOfProfile(core, profile);
  const all = await core.storage.log.readIdentities(identities, before - 1);
  const events = name === undefined ? all : all.filter((event) => event.name === name);
  return pageOf(events.slice(-limit).reverse(), events.length > limit);
}

async function readBackwards(core: CollectorCore, { before, limit, name }: Wanted): Promise<Found> {
  const events: StoredEvent[] = [];
  const step = name === undefined ? limit : window;
  let upTo = before - 1;
  for (let windows = 0; upTo > 0 && windows < maxWindows; windows++) {
    const after = Math.max(0, upTo - step);
    const part =
      name === undefined
        ? await core.storage.log.read({ after, upTo, limit: step })
        : await core.storage.log.readNamed([name], { after, upTo });
    events.push(...[...part].reverse());
    upTo = after;
    if (events.length >= limit) break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (events.length >= limit) return pageOf(events.slice(0, limit), events.length > limit || upTo > 0);
  return { events, nextBefore: upTo > 0 ? upTo + 1 : null };
}

function pageOf(events: readonly StoredEvent[], hasMore: boolean): Found {
  return { events, nextBefore: hasMore ? (events.at(-1)?.position ?? null) : null };
}
