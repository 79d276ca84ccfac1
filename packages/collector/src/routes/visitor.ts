import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { refusePlaceholderId } from '../ingest/refuse-placeholder-id.ts';
import type { CollectorCore } from '../server/core.ts';
import { ProblemError } from '../server/problem.ts';
import { publicOrigin } from '../server/public-origin.ts';
import { answerHeaders, requireAccess } from './access.ts';
import { endpoint } from './endpoint.ts';

/** The cookie the snippet keeps the visitor's id in. */
const cookieName = 'quen_id';
/** 400 days: the longest that browsers allow. */
const maxAgeSeconds = 400 * 86_400;
const idPattern = /^[A-Za-z0-9_-]{8,100}$/;

/**
 * `GET /v1/visitor`: the visitor's id as a cookie that the server sets. Browsers that forget what scripts set after a week keep it for its whole time,
 * when the collector is served from the shop's own domain. To be asked once the visitor has consented.
 */
export function visitorRoutes(core: CollectorCore): Hono {
  return new Hono().get(
    '/v1/visitor',
    endpoint(core, '/v1/visitor', async (c) => {
      requireAccess(core, c);
      // Another site's page could give newcomers an id it knows.
      const site = c.req.header('sec-fetch-site');
      if (site === 'cross-site')
        throw new ProblemError('origin_forbidden', 'Only pages of the shop’s own domain may ask for the cookie');
      const anonymousId = readId(getCookie(c, cookieName)) ?? readId(c.req.query('id')) ?? randomUUID();
      setCookie(c, cookieName, anonymousId, {
        path: '/',
        maxAge: maxAgeSeconds,
        sameSite: 'Lax',
        secure: publicOrigin(c, core.trustedProxies).scheme === 'https',
        ...(core.cookieDomain !== null && { domain: core.cookieDomain }),
      });
      return c.json({ anonymousId }, 200, answerHeaders(c));
    }),
  );
}

/** An id fit for a cookie; undefined for anything else. */
function readId(text: string | undefined): string | undefined {
  return text !== undefined && idPattern.test(text) && refusePlaceholderId(text, '') === null ? text : undefined;
}
