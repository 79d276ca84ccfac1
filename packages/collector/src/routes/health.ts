import { Hono } from 'hono';
import type { CollectorCore } from '../server/core.ts';

/** `/livez` (the process runs), `/readyz` (it can take events durably), `/metrics` (Prometheus). */
export function healthRoutes(core: CollectorCore): Hono {
  return new Hono()
    .get('/livez', (c) => c.json({ status: 'ok' }, 200, { 'cache-control': 'no-store' }))
    .get('/readyz', async (c) => {
      const fault = core.isOpen() ? await findFault(core) : 'starting or stopping';
      const status = fault === null ? 200 : 503;
      return c.json(fault === null ? { status: 'ok' } : { status: 'unavailable', fault }, status, {
        'cache-control': 'no-store',
      });
    })
    .get('/metrics', (c) => c.text(core.metrics.render(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }));
}

async function findFault(core: CollectorCore): Promise<string | null> {
  try {
    await core.storage.probe();
    return null;
  } catch {
    return 'the store cannot be written';
  }
}
