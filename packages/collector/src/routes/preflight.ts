import { Hono } from 'hono';

/** Browsers ask before they send anything but a simple request; the key decides about the origin when it comes. */
export function preflightRoutes(): Hono {
  return new Hono().options('/v1/*', (c) =>
    c.body(null, 204, {
      'access-control-allow-origin': c.req.header('origin') ?? '*',
      'access-control-allow-methods': 'GET, POST, OPTIONS',
      'access-control-allow-headers': 'authorization, content-type, content-encoding',
      'access-control-max-age': '86400',
      vary: 'Origin',
    }),
  );
}
