import { Hono } from 'hono';
import { secretEndpoint } from '../operations/secret-endpoint.ts';
import { checkRequest, readJson } from '../routes/read-request.ts';
import type { CollectorCore } from '../server/core.ts';
import { readRetention, retentionSchema, saveRetention } from './retention-settings.ts';

/** How long each class of what is collected is kept. */
export function retentionRoutes(core: CollectorCore): Hono {
  return new Hono()
    .get(
      '/v1/settings/retention',
      secretEndpoint(core, '/v1/settings/retention', async (c) => c.json(await readRetention(core.storage.settings))),
    )
    .put(
      '/v1/settings/retention',
      secretEndpoint(core, '/v1/settings/retention', async (c) => {
        const settings = await saveRetention(core.storage.settings, checkRequest(retentionSchema, await readJson(core, c)));
        core.retention.restart();
        return c.json(settings);
      }),
    );
}
