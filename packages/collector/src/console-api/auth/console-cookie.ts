import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { CollectorCore } from '../../server/core.ts';
import { publicOrigin } from '../../server/public-origin.ts';

/** Holds 256 random bits: whose browser it is when somebody has signed in with it, and what forgeries do not know when nobody has. */
const cookieName = 'quen_console';
const pattern = /^[\w-]{43}$/;

/** What the browser sent; undefined when it is nothing of ours. */
export function readConsoleCookie(c: Context): string | undefined {
  const value = getCookie(c, cookieName);
  return value !== undefined && pattern.test(value) ? value : undefined;
}

/** Gives the browser a new one, which is also what keeps a session that was planted before signing in from being used after. */
export function giveConsoleCookie(core: CollectorCore, c: Context): string {
  const value = randomBytes(32).toString('base64url');
  setConsoleCookie(core, c, value);
  return value;
}

/** Sends it again, so that it lasts as long as the session. */
export function setConsoleCookie(core: CollectorCore, c: Context, value: string): void {
  setCookie(c, cookieName, value, {
    path: '/console',
    httpOnly: true,
    sameSite: 'Lax',
    secure: publicOrigin(c, core.trustedProxies).scheme === 'https',
    maxAge: cookieSeconds,
  });
}

/** As long as a session may go unused. */
export const cookieSeconds: number = 14 * 86_400;

/** The form in which a cookie or a link is kept: who reads the database cannot use it. */
export function hashSecret(secret: string): string {
  return hash('sha256', secret);
}

/** What everything but `GET` has to carry in `X-Quen-Csrf`: it follows from the cookie, and other sites can read neither. */
export function csrfTokenOf(cookie: string): string {
  return createHmac('sha256', cookie).update('quen console csrf').digest('base64url');
}

/** Whether a request carries the token of its own cookie. */
export function hasCsrfToken(c: Context, cookie: string): boolean {
  const given = Buffer.from(c.req.header('x-quen-csrf') ?? '');
  const expected = Buffer.from(csrfTokenOf(cookie));
  return given.length === expected.length && timingSafeEqual(given, expected);
}
