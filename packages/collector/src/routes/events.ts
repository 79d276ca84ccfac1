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
    const { events, anonymousId, userId, page, context, sentAt } = request;
    const told = page && pageFacts(page, events).page;
    const { provenUserId, consent, userAgent } = await readSender(core, asked, access, request);
    const results = await core.ingest({
      events,
      faults,
      anonymousId,
      userId,
      context: page ? { page: pageContext({ ...told, ...page }), ...context } : context,
      sentAt,
      provenUserId,
      consent,
      userAgent,
      source: access.kind === 'secret' ? 'server' : 'browser',
      receivedAtMs: core.now(),
    });
    return {
      status: 200,
      headers: { 'content-type': 'application/json', ...answerHeaders(asked) },
      body: JSON.stringify({ results, ...(told && Object.keys(told).length > 0 && { page: told }) } satisfies EventsResponse),
    };
  });
}
