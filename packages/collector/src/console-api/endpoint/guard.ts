import type { Context } from 'hono';
import type { CollectorCore } from '../../server/core.ts';
import { ProblemError } from '../../server/problem.ts';
import { publicOrigin } from '../../server/public-origin.ts';
import type { StoredMember } from '../../storage/console-store.ts';
import { hasCsrfToken, readConsoleCookie } from '../auth/console-cookie.ts';
import { readSession } from '../auth/sessions.ts';
import type { EndpointName } from './console-call.ts';
import { roles } from './roles.ts';

/**
 * Lets a request in, or not: it comes from the console's own pages, by somebody who is signed in and whose role may do this.
 *
 * @returns who asks; null only where anyone may
 * @throws ProblemError `csrf_failed`, `sign_in_needed` or `role_forbidden`
 */
export async function letIn(core: CollectorCore, c: Context, endpoint: EndpointName): Promise<StoredMember | null> {
  if (c.req.method !== 'GET') refuseForgery(core, c);
  const member = await readSession(core, c);
  const allowed = roles[endpoint];
  if (allowed === 'anyone') return member;
  if (member === null) throw new ProblemError('sign_in_needed');
  if (!allowed.includes(member.role)) {
    throw new ProblemError('role_forbidden', `This is for ${allowed.join(', ')}; you are ${member.role}`);
  }
  return member;
}

/** Other sites can send requests with the cookie, but neither read its token nor hide where they come from. */
function refuseForgery(core: CollectorCore, c: Context): void {
  const origin = c.req.header('origin');
  if (origin !== undefined && !isOwn(core, c, origin)) throw new ProblemError('csrf_failed', 'It came from another site');
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') throw new ProblemError('csrf_failed', 'It came from another site');
  const cookie = readConsoleCookie(c);
  if (cookie === undefined || !hasCsrfToken(c, cookie)) throw new ProblemError('csrf_failed');
}

/** By host: behind a proxy that speaks TLS for us the scheme is not the one we see. */
function isOwn(core: CollectorCore, c: Context, origin: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === publicOrigin(c, core.trustedProxies).host;
}
