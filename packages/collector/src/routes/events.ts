import type { EventsResponse } from '@quen/protocol';
import { eventsRequestSchema } from '@quen/protocol/schema';
import { pageFacts } from '@quen/sources/page-facts';
import { Hono } from 'hono';
import { pageContext } from '../ingest/page-context.ts';
import type { CollectorCore } from '../server/core.ts';
import { answerHeaders, limitVisitor, requireAccess } from './access.ts';
import type { AnswerBody } from './asked.ts';
import { answering, withBody } from './endpoint.ts';
import { isPlainEventsRequest } from './plain-request.ts';
import { checkRequest, decodeBatch, readSender } from './read-request.ts';

const route = '/v1/events';

/** `POST /v1/events`: a batch in, a result per event out. */
export function eventsRoutes(core: CollectorCore): Hono {
  return new Hono().post(route, withBody(core, answerEvents(core)));
}

export function answerEvents(core: CollectorCore): AnswerBody {
  return answering(core, route, async (asked, body) => {
    const access = requireAccess(core, asked);
    const decoded = decodeBatch(core, body, 'events');
    const { body: json, faults } = decoded instanceof Promise ? await decoded : decoded;
    const request = checkRequest(eventsRequestSchema, json, isPlainEventsRequest);
    limitVisitor(core, access, request);
    const { page, context, ...batch } = request;
    const told = page && pageFacts(page, request.events).page;
    const results = await core.ingest({
      ...batch,
      faults,
      ...(page ? { context: { page: pageContext({ ...told, ...page }), ...context } } : context && { context }),
      ...(await readSender(core, asked, access, request)),
      source: access.kind === 'secret' ? 'server' : 'browser',
      receivedAtMs: core.now(),
    });
    const headers = { ...answerHeaders(asked), 'content-type': 'application/json' };
    return {
      status: 200,
      headers,
      body: JSON.stringify({ results, ...(told && Object.keys(told).length > 0 && { page: told }) } satisfies EventsResponse),
    };
  });
}
