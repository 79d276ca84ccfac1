import { createHash } from 'node:crypto';
import { type DecideRequest, type Decision, isJsonObject, type JsonObject } from '@quen/protocol';
import { consentStateSchema } from '@quen/protocol/schema';
import { type Context, Hono } from 'hono';
import { decideRequest } from '../decisions/decide-request.ts';
import { mapConsentNames } from '../ingest/read-consent.ts';
import type { Access } from '../keys/key-ring.ts';
import { accessFor, answerHeaders, limitVisitor } from '../routes/access.ts';
import { endpoint } from '../routes/endpoint.ts';
import { hasTag } from '../routes/has-tag.ts';
import { readJson, readSender } from '../routes/read-request.ts';
import type { CollectorCore } from '../server/core.ts';
import { ProblemError } from '../server/problem.ts';
import { allowBrowsers } from './allow-browsers.ts';

/** A flag's answer in OpenFeature's Remote Evaluation Protocol. */
interface FlagAnswer {
  readonly key: string;
  readonly reason: string;
  readonly variant?: string;
  /** The decision's content; left out when nothing is shown, so that the caller's own default holds. */
  readonly value?: object;
  readonly metadata: { readonly [name: string]: string | number | boolean };
}

/**
 * OpenFeature's Remote Evaluation Protocol under `/ofrep`: each placement is a flag whose value is the content to show. `targetingKey` is
 * the visitor's `anonymousId`; `userId`, `userToken`, `consent`, `locale`, `url`, `itemId`, `category` and `placements` of the context are understood. An evaluation is no
 * exposure: send that when it was seen, with the `decisionId` of the metadata.
 */
export function ofrepRoutes(core: CollectorCore): Hono {
  const app = new Hono();
  app.options('/ofrep/*', allowBrowsers);
  app.get(
    '/ofrep/v1/configuration',
    endpoint(core, '/ofrep/v1/configuration', async (c) => {
      accessFor(core, c, keyOf(c));
      return c.json(
        {
          name: 'quen',
          capabilities: {
            cacheInvalidation: { polling: { enabled: true, minPollingIntervalMs: 30_000 } },
            flagEvaluation: { supportedTypes: ['object'] },
            caching: { enabled: false },
          },
        },
        200,
        answerHeaders(c),
      );
    }),
  );
  app.post(
    '/ofrep/v1/evaluate/flags/:key',
    endpoint(core, '/ofrep/v1/evaluate/flags/:key', async (c) => {
      const access = accessFor(core, c, keyOf(c));
      const key = c.req.param('key') ?? '';
      if (!core.rules.compiled.placements.has(key)) {
        return c.json(
          { key, errorCode: 'FLAG_NOT_FOUND', errorDetails: `There is no placement "${key}".` },
          404,
          answerHeaders(c),
        );
      }
      const context = await readContext(core, c);
      if (typeof context === 'string')
        return c.json({ key, errorCode: context, errorDetails: faults[context] }, 400, answerHeaders(c));
      const [flag] = await evaluate(core, c, access, context, [key]);
      return c.json(flag, 200, answerHeaders(c));
    }),
  );
  app.post(
    '/ofrep/v1/evaluate/flags',
    endpoint(core, '/ofrep/v1/evaluate/flags', async (c) => {
      const access = accessFor(core, c, keyOf(c));
      const context = await readContext(core, c);
      if (typeof context === 'string')
        return c.json({ errorCode: context, errorDetails: faults[context] }, 400, answerHeaders(c));
      const body = { flags: await evaluate(core, c, access, context, wanted(core, context)) };
      const etag = etagOf(body.flags);
      const headers = { ...answerHeaders(c), etag, 'access-control-expose-headers': 'ETag' };
      if (hasTag(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers);
      return c.json(body, 200, headers);
    }),
  );
  return app;
}

/** Of what is answered but for the decisions' ids, which are new each time: the former ones stand for the same content as well. */
function etagOf(flags: readonly FlagAnswer[]): string {
  const answered = flags.map(({ metadata: { decisionId: _new, ...metadata }, ...flag }) => ({ ...flag, metadata }));
  return `"${createHash('sha256').update(JSON.stringify(answered)).digest('base64url').slice(0, 22)}"`;
}

const faults = {
  PARSE_ERROR: 'Send a JSON object with a context.',
  INVALID_CONTEXT:
    'The context must be an object; its ids are texts of 1 to 200 characters, its consent says "granted" or "denied" of each purpose.',
  TARGETING_KEY_MISSING: 'Send the visitor’s id as context.targetingKey.',
} as const;
type Fault = keyof typeof faults;

/** The key: `Authorization: Bearer …` or `X-API-Key`. */
function keyOf(c: Context): string {
  const key = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? c.req.header('x-api-key');
  if (key === undefined || key === '') throw new ProblemError('key_missing');
  return key;
}

async function readContext(core: CollectorCore, c: Context): Promise<JsonObject | Fault> {
  const body = await readJson(core, c).catch((error) => {
    if (error instanceof ProblemError && error.code === 'invalid_json') return null;
    throw error;
  });
  if (!isJsonObject(body)) return 'PARSE_ERROR';
  const { context } = body;
  if (!isJsonObject(context)) return context === undefined ? 'TARGETING_KEY_MISSING' : 'INVALID_CONTEXT';
  const { targetingKey } = context;
  if (targetingKey === undefined || targetingKey === '') return 'TARGETING_KEY_MISSING';
  const isId = typeof targetingKey === 'string' && targetingKey.length <= 200;
  return isId && consentIn(context).success ? context : 'INVALID_CONTEXT';
}

function consentIn({ consent }: JsonObject) {
  return consentStateSchema.safeParse(mapConsentNames(consent ?? {}));
}

/** All placements, or those the context names. */
function wanted(core: CollectorCore, context: JsonObject): readonly string[] {
  const all = [...core.rules.compiled.placements.keys()];
  const { placements } = context;
  return Array.isArray(placements) ? all.filter((id) => placements.includes(id)) : all;
}

async function evaluate(
  core: CollectorCore,
  c: Context,
  access: Access,
  context: JsonObject,
  placements: readonly string[],
): Promise<FlagAnswer[]> {
  const said = (name: string): string | undefined => {
    const value = context[name];
    return typeof value === 'string' && value !== '' ? value.slice(0, 4000) : undefined;
  };
  const [userId, userToken, locale, itemId, category] = ['userId', 'userToken', 'locale', 'itemId', 'category'].map(said);
  const request: DecideRequest = {
    placements,
    page: { url: said('url') ?? '', ...(itemId && { itemId }), ...(category && { category }) },
    anonymousId: said('targetingKey') ?? '',
    ...(userId && { userId }),
    ...(locale && { locale }),
  };
  limitVisitor(core, access, request);
  const response = await decideRequest(core, {
    request,
    ...(await readSender(core, c, access, { ...(userToken && { userToken }), consent: consentIn(context).data ?? {} })),
    source: access.kind === 'secret' ? 'server' : 'browser',
    receivedAtMs: core.now(),
  });
  return response.decisions.map(toFlag);
}

function toFlag({ placement, reason, variant, content, campaign, decisionId, tailoring }: Decision): FlagAnswer {
  return {
    key: placement,
    reason,
    ...(variant === undefined ? {} : { variant }),
    ...(content === undefined ? {} : { value: content }),
    metadata: {
      decisionId,
      ...(campaign === undefined ? {} : { campaign }),
      ...(tailoring === undefined ? {} : { tailoring }),
    },
  };
}
