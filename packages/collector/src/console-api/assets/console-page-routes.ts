import { type Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { endpoint } from '../../routes/endpoint.ts';
import { hasTag } from '../../routes/has-tag.ts';
import type { CollectorCore } from '../../server/core.ts';
import { ProblemError } from '../../server/problem.ts';
import { takesCoding } from '../../server/takes-coding.ts';
import type { ConsoleBundle, ConsoleFile } from './console-bundle.ts';

/**
 * Nothing but our own files runs, and nobody may frame it. Styles may stand in the page, since the component library writes its variables
 * there; pictures come from wherever the shop's catalogue has them.
 */
const securityHeaders = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: https: http:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
} as const;

/** The console's page at every address below `/console` that is not a file, so that its own routes can be opened from outside. */
export function consolePageRoutes(core: CollectorCore, load: () => Promise<ConsoleBundle>): Hono {
  let loading: Promise<ConsoleBundle> | null = null;
  const bundle = async (): Promise<ConsoleBundle> => {
    loading ??= load();
    try {
      return await loading;
    } catch (error) {
      loading = null;
      core.log({ level: 'error', message: 'The console could not be built', fault: String(error) });
      throw new ProblemError('not_found', 'The console is not built');
    }
  };
  const page = endpoint(core, '/console', async (c) => {
    const { page: text } = await bundle();
    return c.body(text.replace(/<html lang="[^"]*"/, `<html lang="${languageOf(c)}"`), 200, {
      ...securityHeaders,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      vary: 'Cookie, Accept-Language',
    });
  });
  return new Hono()
    .get(
      '/console/assets/:name',
      endpoint(core, '/console/assets/:name', async (c) => {
        const file = (await bundle()).files.get(c.req.param('name') ?? '');
        if (file === undefined) throw new ProblemError('not_found', 'The console has no such file');
        return sendFile(c, file);
      }),
    )
    .get('/console', page)
    .get('/console/*', page);
}

/** The language the page will speak: the one chosen in this browser, else what the browser asks for. */
function languageOf(c: Context): 'vi' | 'en' {
  const chosen = getCookie(c, 'quen_console_language');
  if (chosen === 'vi' || chosen === 'en') return chosen;
  return /\bvi\b/i.test(c.req.header('accept-language') ?? '') ? 'vi' : 'en';
}

function sendFile(c: Context, file: ConsoleFile): Response {
  const headers = {
    etag: file.etag,
    'cache-control': file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    'content-type': file.type,
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    vary: 'Accept-Encoding',
  };
  if (hasTag(c.req.header('if-none-match'), file.etag)) return c.body(null, 304, headers);
  const takesGzip = takesCoding(c.req.header('accept-encoding'), 'gzip');
  return takesGzip ? c.body(file.gzipped, 200, { ...headers, 'content-encoding': 'gzip' }) : c.body(file.bytes, 200, headers);
}
