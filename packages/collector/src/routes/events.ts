import type { EventsResponse } from '@quen/protocol';
import { eventsRequestSchema } from '@quen/protocol/schema';
import { Hono } from 'hono';
import type { CollectorCore } from '../server/core.ts';
import { answerHeaders, limitVisitor, requireAccess } from './access.ts';
import { endpoint } from './endpoint.ts';
import { isPlainEventsRequest } from './plain-request.ts';
import { checkRequest, readJson, readSender } from './read-request.ts';

/** `POST /v1/events`: a batch in, a result per event out. */
export function eventsRoutes(core: CollectorCore): Hono {
  return new Hono().post(
    '/v1/events',
    endpoint(core, '/v1/events', async (c) => {
      const access = requireAccess(core, c);
      const request = checkRequest(eventsRequestSchema, await readJson(core, c), isPlainEventsRequest);
      limitVisitor(core, access, request);
      const { userToken: _read, consent: _said, ...batch } = request;
      const results = await core.ingest({
        ...batch,
        ...(await readSender(core, c, access, request)),
        source: access.kind === 'secret' ? 'server' : 'browser',
        receivedAtMs: core.now(),
      });
      return c.json({ results } satisfies EventsResponse, 200, answerHeaders(c));
    }),
  );
}
