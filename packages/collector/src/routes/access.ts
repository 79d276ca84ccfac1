import type { Access } from '../keys/key-ring.ts';
import { clientAddress } from '../server/client-address.ts';
import type { CollectorCore } from '../server/core.ts';
import { ProblemError } from '../server/problem.ts';
import type { Asked } from './asked.ts';

/**
 * The key of a request: `Authorization: Bearer …`, or for publishable keys `?key=`, so that browsers need no preflight and beacons work.
 *
 * @throws ProblemError when there is none, it is not known, it came the wrong way, or from an origin it is not for.
 */
export function requireAccess(core: CollectorCore, c: Asked): Access {
  const authorization = c.req.header('authorization');
  const inQuery = authorization === undefined ? c.req.query('key') : undefined;
  const key = authorization === undefined ? inQuery : /^Bearer +(\S{1,200})$/i.exec(authorization)?.[1];
  if (key === undefined || key === '') throw new ProblemError('key_missing');
  if (inQuery?.startsWith('sk_')) {
    throw new ProblemError(
      'key_forbidden',
      'A secret key in an address ends up in logs; send it as `Authorization: Bearer`, and make a new one',
    );
  }
  return accessFor(core, c, key);
}

/**
 * What a key that came some other way (Segment's and Google's protocols have their own) opens.
 *
 * @throws ProblemError when it is not known, or came from an origin it is not for.
 */
export function accessFor(core: CollectorCore, c: Asked, key: string): Access {
  const access = core.keys.authenticate(key, core.now());
  if (access === undefined) throw new ProblemError('key_unknown');
  if (access.kind === 'publishable') limitRate(core, c, access);
  const origin = c.req.header('origin');
  if (origin === undefined) return access;
  if (access.kind === 'secret') throw new ProblemError('key_forbidden', 'A secret key does not belong in a browser');
  const { origins } = access.pair;
  if (origins.length > 0 && !origins.includes(origin)) throw new ProblemError('origin_forbidden');
  return access;
}

function limitRate(core: CollectorCore, c: Asked, access: Access): void {
  const nowMs = core.now();
  if (core.limits.limits('address')) {
    const address = clientAddress(c, core.trustedProxies);
    // An address that is not known is not everybody's.
    if (address !== '') core.limits.take('address', `${access.pair.id} ${address}`, nowMs);
  }
  core.limits.take('key', access.pair.id, nowMs);
}

/** Whom a request says that it comes from: for all of it, and by its events. */
export interface NamedVisitors {
  readonly anonymousId?: string;
  readonly userId?: string;
  readonly events?: readonly unknown[];
}

/**
 * Holds back a visitor who asks too often: once a request for each that it names, by the browser's id, else the claimed user id.
 *
 * @throws ProblemError `rate_limited`
 */
export function limitVisitor(core: CollectorCore, access: Access, named: NamedVisitors): void {
  if (access.kind === 'publishable' && core.limits.limits('visitor')) limitNamed(core, named);
}

function limitNamed(core: CollectorCore, request: NamedVisitors): void {
  const visitors = new Set<string>();
  const { events = [] } = request;
  for (const event of events.length === 0 ? [undefined] : events) {
    // It has not been checked yet.
    const own = (event ?? {}) as { readonly anonymousId?: unknown; readonly userId?: unknown };
    const userId = idOf(own.userId) ?? request.userId;
    const visitor = idOf(own.anonymousId) ?? request.anonymousId ?? (userId === undefined ? undefined : `u:${userId}`);
    if (visitor !== undefined) visitors.add(visitor);
  }
  const nowMs = core.now();
  for (const visitor of visitors) core.limits.take('visitor', visitor, nowMs);
}

function idOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** @throws ProblemError when the key is not a secret one. */
export function requireSecret(core: CollectorCore, c: Asked): Access {
  const access = requireAccess(core, c);
  if (access.kind !== 'secret') throw new ProblemError('key_forbidden', 'This needs a secret key');
  return access;
}

/** Lets the page that asked read the answer. Cookies play no part, so credentials are never allowed. */
export function answerHeaders(c: Asked): Record<string, string> {
  const origin = c.req.header('origin');
  if (origin === undefined) return { 'cache-control': 'no-store' };
  return {
    'cache-control': 'no-store',
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'Retry-After',
    vary: 'Origin',
  };
}
