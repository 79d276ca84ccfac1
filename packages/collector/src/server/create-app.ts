import { Hono } from 'hono';
import { routes } from '../routes/routes.ts';
import type { CollectorCore } from './core.ts';
import { ProblemError, problemResponse } from './problem.ts';

/** All routes in one application; what fits none is a problem too. */
export function createApp(core: CollectorCore): Hono {
  const app = new Hono();
  for (const room of routes) app.route('/', room(core));
  const methods = new Map<string, Set<string>>();
  for (const { path, method } of app.routes) {
    if (path.includes('*') || path.includes(':')) continue;
    methods.set(path, (methods.get(path) ?? new Set()).add(method));
  }
  app.notFound((c) => {
    const allowed = methods.get(c.req.path);
    if (allowed === undefined || allowed.has(c.req.method)) return problemResponse(new ProblemError('not_found'), c.req.path);
    return problemResponse(new ProblemError('method_not_allowed', undefined, [], { allow: [...allowed].join(', ') }), c.req.path);
  });
  app.onError((error, c) => {
    core.log({ level: 'error', message: 'A request failed', route: c.req.routePath, fault: error.stack });
    return problemResponse(new ProblemError('internal'), c.req.path);
  });
  return app;
}
