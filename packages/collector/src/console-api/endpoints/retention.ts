import { z } from 'zod';
import { readRetention, saveRetention } from '../../retention/retention-settings.ts';
import { defineEndpoint, type NamedEndpoint } from '../endpoint/console-endpoint.ts';
import type { RetentionSettings } from '../types/settings.ts';

const days = z.int().min(1).max(36_500).nullable();

/** How long what is kept. */
export const retentionEndpoints: readonly NamedEndpoint[] = [
  defineEndpoint('GET /retention', {
    answer: ({ core }) => readRetention(core.storage.settings),
  }),
  defineEndpoint('PUT /retention', {
    body: z.strictObject({ browsing: days, orders: days, declared: days, rejected: days, setAside: days, decisions: days }),
    async answer({ core, body, audit }) {
      const before = await readRetention(core.storage.settings);
      const after = await saveRetention(core.storage.settings, body);
      core.retention.restart();
      const names = Object.keys(after) as (keyof RetentionSettings)[];
      await audit(
        'retention.update',
        'retention',
        names
          .filter((name) => before[name] !== after[name])
          .map((name) => ({ path: name, before: JSON.stringify(before[name]), after: JSON.stringify(after[name]) })),
      );
      return after;
    },
  }),
];
