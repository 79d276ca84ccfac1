import type { Context } from 'hono';

/** Answers a browser that asks before it sends: any origin may, with a key; cookies play no part. */
export function allowBrowsers(c: Context): Response {
  return c.body(null, 204, {
    'access-control-allow-origin': c.req.header('origin') ?? '*',
    'access-control-allow-methods': 'GET, POST, OPTIONS',
    'access-control-allow-headers': c.req.header('access-control-request-headers') ?? 'authorization, content-type',
    'access-control-max-age': '86400',
    vary: 'Origin, Access-Control-Request-Headers',
  });
}
