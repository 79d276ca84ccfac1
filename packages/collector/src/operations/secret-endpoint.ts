import type { Context } from 'hono';
import { requireSecret } from '../routes/access.ts';
import { endpoint } from '../routes/endpoint.ts';
import type { CollectorCore } from '../server/core.ts';

/** A handler for the shop's own servers: it is reached with the secret key only, and its answers are kept by nobody in between. */
export function secretEndpoint(
  core: CollectorCore,
  route: string,
  handler: (c: Context) => Promise<Response>,
): (c: Context) => Promise<Response> {
  return endpoint(core, route, async (c) => {
    requireSecret(core, c);
    const response = await handler(c);
    response.headers.set('cache-control', 'no-store');
    return response;
  });
}
