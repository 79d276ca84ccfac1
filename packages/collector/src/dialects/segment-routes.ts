import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type ConsentState, type EventResult, isJsonObject, type Json, type JsonObject } from '@quen/protocol';
import { fromSegment } from '@quen/sources/segment';
import { segmentConsent } from '@quen/sources/segment-consent';
import { type Context, Hono } from 'hono';
import type { Access } from '../keys/key-ring.ts';
import { accessFor, answerHeaders, limitVisitor } from '../routes/access.ts';
import { endpoint } from '../routes/endpoint.ts';
import { readBatch, readSender } from '../routes/read-request.ts';
import type { CollectorCore } from '../server/core.ts';
import { ProblemError } from '../server/problem.ts';
import { publicOrigin } from '../server/public-origin.ts';
import { allowBrowsers } from './allow-browsers.ts';
import { contentId } from './content-id.ts';

/** The single calls by their path, long and short as Segment's clients use them. */
const types: { readonly [path: string]: string } = {
  track: 'track',
  t: 'track',
  identify: 'identify',
  i: 'identify',
  page: 'page',
  p: 'page',
  screen: 'screen',
  s: 'screen',
  group: 'group',
  g: 'group',
  alias: 'alias',
  a: 'alias',
};

/**
 * Segment's HTTP API under `/segment`, for its unchanged clients: a `pk_…` or `sk_…` key is the write key. A batch is answered with
 * success once it is durable; what was wrong with single events is kept with the rejected ones, since these clients read no results.
 */
export function segmentRoutes(core: CollectorCore): Hono {
  const app = new Hono();
  app.options('/segment/*', allowBrowsers);
  app.get(
    '/segment/v1/projects/:key/settings',
    endpoint(core, '/segment/v1/projects', async (c) => {
      const key = c.req.param('key') ?? '';
      accessFor(core, c, key);
      // The client asks this scheme from then on: from a page of https it could ask no other.
      const { host, scheme } = publicOrigin(c, core.trustedProxies);
      const delivery = { apiKey: key, apiHost: `${host}/segment/v1`, protocol: scheme, unbundledIntegrations: [] };
      return c.json({ integrations: { 'Segment.io': delivery }, plan: {} }, 200, answerHeaders(c));
    }),
  );
  const take = endpoint(core, '/segment/v1', async (c) => {
    const { body: json, faults } = await readBatch(core, c, 'batch');
    const body = asObject(json);
    const access = accessFor(core, c, writeKey(c, body));
    const type = c.req.path.split('/').at(-1) ?? '';
    const messages = type === 'batch' || type === 'import' ? listOf(body['batch']) : [{ ...body, type: types[type] ?? 'track' }];
    const objects = messages.map((sent) => asObject(sent, body));
    const events = objects.map((message, index) =>
      withSentAt(fromSegment({ ...message, messageId: messageIdOf(message, index) }), body['sentAt']),
    );
    limitVisitor(core, access, { events });
    const sender = await readSender(core, c, access, {});
    const results: EventResult[] = [];
    for (const { from, to, consent } of runsOf(objects)) {
      const part = await core.ingest({
        events: events.slice(from, to),
        faults: faults && new Map([...faults].map(([index, issues]) => [index - from, issues])),
        ...sender,
        consent,
        source: sourceOf(access),
        receivedAtMs: core.now(),
      });
      for (const result of part) results.push({ ...result, index: result.index + from });
    }
    return c.json({ success: true, results }, 200, answerHeaders(c));
  });
  for (const path of ['batch', 'import', ...Object.keys(types)]) app.post(`/segment/v1/${path}`, take);
  return app;
}

/** The write key: user name of Basic authorization, or a bearer's token, or in the body. */
function writeKey(c: Context, body: JsonObject): string {
  const [scheme = '', credentials = ''] = (c.req.header('authorization') ?? '').split(' ');
  if (/^basic$/i.test(scheme)) return Buffer.from(credentials, 'base64').toString('utf8').split(':')[0] ?? '';
  if (/^bearer$/i.test(scheme)) return credentials;
  const key = body['writeKey'];
  if (typeof key === 'string' && key !== '') return key;
  throw new ProblemError('key_missing', 'Send a pk_… or sk_… key as the write key');
}

function sourceOf(access: Access): 'server' | 'browser' {
  return access.kind === 'secret' ? 'server' : 'browser';
}

function listOf(batch: Json | undefined): readonly Json[] {
  if (!Array.isArray(batch)) throw new ProblemError('invalid_request', '`batch` must be a list of messages');
  if (batch.length > 1000) throw new ProblemError('invalid_request', 'Send at most 1,000 messages in a batch');
  return batch;
}

/** Messages in a row that say the same of consent, in their order: each says it for itself, since a server's batch is about many persons. */
function runsOf(messages: readonly JsonObject[]): { readonly from: number; to: number; readonly consent: ConsentState }[] {
  const runs: { readonly from: number; to: number; readonly consent: ConsentState }[] = [];
  messages.forEach((message, index) => {
    const consent = segmentConsent(message);
    const last = runs.at(-1);
    if (last !== undefined && isDeepStrictEqual(last.consent, consent)) last.to = index + 1;
    else runs.push({ from: index, to: index + 1, consent });
  });
  return runs;
}

/** A message that is no object becomes an empty one, which the event's check refuses by itself. */
function asObject(value: Json, whole?: JsonObject): JsonObject {
  if (isJsonObject(value)) return value;
  if (whole !== undefined) return {};
  throw new ProblemError('invalid_request', 'Send a JSON object');
}

function withSentAt(event: JsonObject, sentAt: Json | undefined): JsonObject {
  return sentAt === undefined || sentAt === null || 'sentAt' in event ? event : { ...event, sentAt };
}

/**
 * Its own id; Segment makes one for messages that have none. With a time given, the same message at the same time is the same message; without
 * one nothing tells a retry from a second message, and each counts.
 */
function messageIdOf({ sentAt: _sent, writeKey: _key, ...message }: JsonObject, index: number): Json {
  const { messageId } = message;
  if (messageId !== undefined && messageId !== null && messageId !== '') return messageId;
  const timed = (message['timestamp'] ?? message['originalTimestamp'] ?? null) !== null;
  return timed ? contentId('segment', [index, message]) : randomUUID();
}
