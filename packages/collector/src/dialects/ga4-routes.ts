import { randomUUID } from 'node:crypto';
import { type Issue, isJsonObject, type JsonObject } from '@quen/protocol';
import type { Ga4ValidationCode } from '@quen/sources/ga4-limits';
import { fromMeasurementProtocol, type MeasurementProtocolReading } from '@quen/sources/ga4-measurement-protocol';
import { type Context, Hono } from 'hono';
import type { Faults } from '../ingest/clean-json.ts';
import { prepareAt } from '../ingest/prepare-event.ts';
import { accessFor, answerHeaders, limitVisitor } from '../routes/access.ts';
import { endpoint } from '../routes/endpoint.ts';
import { readBatch } from '../routes/read-request.ts';
import type { CollectorCore } from '../server/core.ts';
import { ProblemError } from '../server/problem.ts';
import { contentId } from './content-id.ts';

/**
 * Google Analytics' Measurement Protocol: `POST /ga4/mp/collect?api_secret=sk_…` answers 204 as Google does, `/ga4/debug/mp/collect`
 * says what is wrong and takes nothing. The protocol puts its secret into the address; addresses are not logged here.
 */
export function ga4Routes(core: CollectorCore): Hono {
  return new Hono()
    .post(
      '/ga4/mp/collect',
      endpoint(core, '/ga4/mp/collect', async (c) => {
        const access = accessFor(core, c, apiSecret(c));
        const { events, consent, faults } = await readEvents(core, c);
        limitVisitor(core, access, { events });
        await core.ingest({
          events,
          faults,
          consent,
          provenUserId: null,
          source: access.kind === 'secret' ? 'server' : 'browser',
          receivedAtMs: core.now(),
        });
        return c.body(null, 204, answerHeaders(c));
      }),
    )
    .post(
      '/ga4/debug/mp/collect',
      endpoint(core, '/ga4/debug/mp/collect', async (c) => {
        accessFor(core, c, apiSecret(c));
        const { events, consent, faults, issues, sent } = await readEvents(core, c);
        const batch = { events, faults, consent, provenUserId: null, source: 'server', receivedAtMs: core.now() } as const;
        const found = events.flatMap((_, index) => {
          const prepared = prepareAt(index, batch, core.rules.compiled.shop);
          return prepared.ok
            ? []
            : prepared.issues.map((issue) => ({
                ...issue,
                path: sentPath(issue.path, index, sent),
                validationCode: validationCode(issue),
              }));
        });
        // What both Google's limits and ours refuse is told once.
        const told = [...issues, ...found].filter(({ path }, at, all) => all.findIndex((other) => other.path === path) === at);
        const validationMessages = told.map(({ path, message, validationCode }) => ({
          fieldPath: path,
          description: message,
          validationCode,
        }));
        return c.json({ validationMessages }, 200, answerHeaders(c));
      }),
    );
}

function apiSecret(c: Context): string {
  const secret = c.req.query('api_secret');
  if (secret === undefined || secret === '') throw new ProblemError('key_missing', 'Send a key as `api_secret`');
  return secret;
}

interface ReadEvents extends MeasurementProtocolReading {
  readonly faults: Faults;
  /** How many events were sent; the reading may hold one more. */
  readonly sent: number;
}

async function readEvents(core: CollectorCore, c: Context): Promise<ReadEvents> {
  const { body, faults } = await readBatch(core, c, 'events');
  if (!isJsonObject(body)) throw new ProblemError('invalid_request', 'Send a JSON object');
  return { ...read(body), faults, sent: Array.isArray(body['events']) ? body['events'].length : 0 };
}

/**
 * The protocol has no message ids. With a time given, the same event at the same time is the same event, so that a retry counts once;
 * without one nothing tells a retry from a second event, and each counts.
 */
function read(body: JsonObject): MeasurementProtocolReading {
  const who = body['client_id'] ?? body['app_instance_id'] ?? [body['user_id'] ?? null];
  return fromMeasurementProtocol(body, (event, index) => {
    const time = event['timestamp_micros'] ?? body['timestamp_micros'] ?? null;
    if (time === null) return randomUUID();
    return contentId('ga4', [who, time, index, event['name'] ?? null, event['params'] ?? null]);
  });
}

function validationCode({ code }: Issue): Ga4ValidationCode {
  return code === 'invalid_identity' ? 'VALUE_REQUIRED' : 'VALUE_INVALID';
}

/** A field of an event of ours by the name that the sender has for it. */
function sentPath(path: string, index: number, sent: number): string {
  const own = { anonymousId: 'client_id', userId: 'user_id' }[path];
  if (own !== undefined) return own;
  // The event after the last one that was sent is made of the user properties.
  if (index >= sent) return path.replace(/^properties\b/, 'user_properties');
  const inEvent = path
    .replace(/^properties\b/, 'params')
    .replace(/^timestamp$/, 'timestamp_micros')
    .replace(/^context\.page\.(url|title|referrer)$/, (_, name: string) => `params.page_${name === 'url' ? 'location' : name}`);
  return `events.${index}.${inEvent}`;
}
