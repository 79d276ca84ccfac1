import { type ConsentState, type Issue, isJsonObject, type Json, type JsonObject, type Result } from '@quen/protocol';
import type { Context } from 'hono';
import type { z } from 'zod';
import type { Batch } from '../ingest/clean-json.ts';
import { dropNulls } from '../ingest/drop-nulls.ts';
import { mendContext } from '../ingest/mend-context.ts';
import { parseBatch, parseJson } from '../ingest/parse-json.ts';
import { decodeBody, readBody } from '../ingest/read-body.ts';
import { mapConsentNames } from '../ingest/read-consent.ts';
import type { Access } from '../keys/key-ring.ts';
import { verifyUserToken } from '../keys/user-token.ts';
import { schemaIssues } from '../operations/schema-issues.ts';
import type { CollectorCore } from '../server/core.ts';
import { ProblemError } from '../server/problem.ts';
import type { Asked } from './asked.ts';

/**
 * The JSON of a request, whatever its content type.
 *
 * @throws ProblemError when it is too large, broken or nested too deeply.
 */
export async function readJson(core: CollectorCore, c: Context): Promise<Json> {
  return orThrow(parseJson(orThrow(await readBody(c.req.raw, core.bodyLimits))));
}

/**
 * The same of a body of which one list holds things that each stand for themselves, as `events`: what is wrong inside of one of them is told apart.
 *
 * @throws ProblemError
 */
export async function readBatch(core: CollectorCore, c: Context, list: string): Promise<Batch> {
  return orThrow(parseBatch(orThrow(await readBody(c.req.raw, core.bodyLimits)), list));
}

/** The same of a body that was read already: at once, unless it is inflated first. */
export function decodeBatch(core: CollectorCore, sent: Result<Buffer>, list: string): Batch | Promise<Batch> {
  const body = decodeBody(orThrow(sent), core.bodyLimits);
  return body instanceof Promise
    ? body.then((text) => orThrow(parseBatch(orThrow(text), list)))
    : orThrow(parseBatch(orThrow(body), list));
}

function orThrow<Value>(result: Result<Value>): Value {
  if (!result.ok) throw asError(result.issues);
  return result.value;
}

/**
 * Checks a body against its schema; what is `plain`ly right is passed by hand-written checks.
 *
 * @throws ProblemError `invalid_request` with an issue for each fault.
 */
export function checkRequest<T>(schema: z.ZodType<T>, value: Json, isPlain?: (value: unknown) => boolean): T {
  if (isPlain?.(value) === true) return value as T;
  let result = schema.safeParse(isJsonObject(value) ? prepare(value) : value);
  if (!result.success && isJsonObject(value)) {
    // `null` is what many languages write for "absent", but where the schema knows it, it says something.
    const without = dropNulls(value);
    if (without !== value) result = schema.safeParse(prepare(without));
  }
  if (result.success) return result.data;
  throw new ProblemError('invalid_request', undefined, schemaIssues(result.error).slice(0, 50));
}

/** A body as its schema expects it: consent goes by any of its names; circumstances are without what does not fit, for which no event is refused. */
function prepare({ consent, context, page, ...rest }: JsonObject): object {
  const mended = context === undefined || context === null ? undefined : mendContext(context);
  return {
    ...rest,
    ...(page === undefined ? {} : { page: isJsonObject(page) ? dropNulls(page) : page }),
    ...(consent === undefined ? {} : { consent: mapConsentNames(consent) }),
    ...(mended === undefined ? {} : { context: mended }),
  };
}

/** What a request says about its sender, beside its body. */
export interface Sender {
  readonly provenUserId: string | null;
  readonly consent: ConsentState;
  /** Whether the browser sends Global Privacy Control. */
  readonly isControlled: boolean;
  readonly userAgent: string | undefined;
}

/** A user token that does not hold leaves the user id a claim: the events of a page that stood open overnight are not lost. */
export async function readSender(
  core: CollectorCore,
  c: Asked,
  access: Access,
  body: { readonly userToken?: string; readonly consent?: ConsentState },
): Promise<Sender> {
  const { userToken } = body;
  const provenUserId = userToken === undefined ? null : await provenBy(core, access, userToken);
  const userAgent = c.req.header('user-agent');
  const isControlled = access.kind === 'publishable' && c.req.header('sec-gpc') === '1';
  return { provenUserId, consent: body.consent ?? {}, isControlled, userAgent };
}

/** Pages and the shop's server do not learn of a rotated pair at the same moment: while both work, each goes with the other's tokens. */
async function provenBy(core: CollectorCore, { pair }: Access, userToken: string): Promise<string | null> {
  const nowMs = core.now();
  for (const tokenSecret of core.keys.tokenSecrets(pair, nowMs)) {
    const userId = await verifyUserToken(userToken, tokenSecret, nowMs);
    if (userId !== null) return userId;
  }
  return null;
}

function asError(issues: readonly Issue[]): ProblemError {
  const first = issues[0];
  return first === undefined ? new ProblemError('internal') : ProblemError.ofIssue(first);
}
