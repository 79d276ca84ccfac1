import { Hono } from 'hono';
import type { CollectorCore } from '../server/core.ts';
import { consolePageRoutes } from './assets/console-page-routes.ts';
import { loadConsole } from './assets/load-console.ts';
import { createSignInThrottle } from './auth/sign-in-throttle.ts';
import { apiPath, consoleApiRoutes } from './endpoint/console-api-routes.ts';
import type { ConsoleRoom } from './endpoint/console-call.ts';
import { createSegmentSizes } from './segments/segment-sizes.ts';

const quarterHourMs = 900_000;

/**
 * The console below `/console`, and what it asks below `/console/api`. It is one with its server, so that its requests are no part of the public
 * interface.
 */
export function consoleRoutes(core: CollectorCore): Hono {
  const room: ConsoleRoom = {
    core,
    throttle: {
      // A whole office may share an address.
      address: createSignInThrottle({ free: 30, firstWaitMs: 1_000, longestWaitMs: quarterHourMs }),
      account: createSignInThrottle({ free: 5, firstWaitMs: 1_000, longestWaitMs: quarterHourMs }),
    },
    segmentSizes: createSegmentSizes(core),
  };
  const api = consoleApiRoutes(room);
  const pages = consolePageRoutes(core, loadConsole);
  return new Hono()
    .all(`${apiPath}/*`, (c) => api.fetch(c.req.raw, c.env))
    .get('/console/*', (c) => pages.fetch(c.req.raw, c.env));
}
