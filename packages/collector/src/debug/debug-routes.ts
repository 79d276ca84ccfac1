import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { endpoint } from '../routes/endpoint.ts';
import type { CollectorCore } from '../server/core.ts';
import { debugPage, debugParts } from './debug-page.ts';
import { readDebugState } from './debug-state.ts';
import type { DebugLanguage } from './debug-texts.ts';

/**
 * `/debug`: what is known of the visitor whose browser asks, told by the `quen_id` cookie, and why they see what they see. Only for
 * shops that are being built: whoever holds the cookie sees the profile.
 */
export function debugRoutes(core: CollectorCore): Hono {
  return new Hono()
    .get(
      '/debug',
      endpoint(core, '/debug', async (c) => {
        const nonce = randomBytes(16).toString('base64url');
        const page = debugPage(await readDebugState(core, visitorOf(c)), languageOf(c), nonce);
        return c.html(page, 200, {
          'cache-control': 'no-store',
          'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
          'referrer-policy': 'same-origin',
          'x-content-type-options': 'nosniff',
        });
      }),
    )
    .get(
      '/debug/parts',
      endpoint(core, '/debug/parts', async (c) => {
        const parts = debugParts(await readDebugState(core, visitorOf(c)), languageOf(c));
        return c.html(parts, 200, {
          'cache-control': 'no-store',
          'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
          'x-content-type-options': 'nosniff',
        });
      }),
    );
}

function visitorOf(c: Context): string | null {
  const id = getCookie(c, 'quen_id');
  return id !== undefined && id.length > 0 && id.length <= 200 ? id : null;
}

function languageOf(c: Context): DebugLanguage {
  const asked = c.req.query('lang');
  if (asked === 'vi' || asked === 'en') return asked;
  return /^\s*en\b/i.test(c.req.header('accept-language') ?? '') ? 'en' : 'vi';
}
