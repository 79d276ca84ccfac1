import { type Context, Hono } from 'hono';
import { endpoint as served } from '../../routes/endpoint.ts';
import { readJson } from '../../routes/read-request.ts';
import { readIfMatch } from '../../rules/read-if-match.ts';
import { ProblemError, problemResponse } from '../../server/problem.ts';
import { consoleEndpoints } from '../endpoints/console-endpoints.ts';
import { createLiveRoute } from '../live/live-route.ts';
import type { AuditEntry } from '../types/member.ts';
import { checkInput } from './check-input.ts';
import type { ConsoleRoom, EndpointName } from './console-call.ts';
import type { NamedEndpoint } from './console-endpoint.ts';
import { letIn } from './guard.ts';

/** Where the console asks. */
export const apiPath = '/console/api';

/** Endpoints that change what has a version, and must say which. */
const versioned: ReadonlySet<EndpointName> = new Set<EndpointName>(['PUT /rules/:kind/:id', 'DELETE /rules/:kind/:id']);
/** More paths than anybody reads. */
const maxChanges = 100;

/** Everything the console asks, each endpoint behind the guard and typed by `ConsoleEndpoints`. */
export function consoleApiRoutes(room: ConsoleRoom): Hono {
  const app = new Hono();
  for (const one of consoleEndpoints) {
    const [method = 'GET', path = '/'] = one.name.split(' ');
    app.on(method, `${apiPath}${path}`, async (c) => {
      const response = await served(room.core, `${apiPath}${path}`, () => answer(room, c, one))(c);
      response.headers.set('cache-control', 'no-store');
      // A problem says nothing about anyone, and still this is for our own pages only.
      response.headers.delete('access-control-allow-origin');
      return response;
    });
  }
  app.get(`${apiPath}/live`, served(room.core, `${apiPath}/live`, createLiveRoute(room.core)));
  app.notFound((c) => problemResponse(new ProblemError('not_found'), c.req.path));
  return app;
}

async function answer(room: ConsoleRoom, c: Context, one: NamedEndpoint): Promise<Response> {
  const { core } = room;
  const member = await letIn(core, c, one.name);
  const query = one.query === undefined ? undefined : checkInput(one.query, c.req.query());
  const ifMatch = versioned.has(one.name) ? readIfMatch(c.req.header('if-match')) : undefined;
  const body = one.body === undefined ? undefined : checkInput(one.body, await readJson(core, c));
  const audit = async (action: string, subject: string, changes: AuditEntry['changes'] = []): Promise<void> => {
    await core.storage.console.appendAudit({
      atMs: core.now(),
      memberId: member?.id ?? null,
      memberName: member?.name ?? null,
      action,
      subject,
      changes: changes.slice(0, maxChanges),
    });
  };
  const value = await one.answer({ ...room, c, member, params: c.req.param(), query, body, ifMatch, audit });
  return value instanceof Response ? value : c.json(value as object);
}
