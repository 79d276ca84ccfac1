import { jsonObjectSchema } from '@quen/protocol/schema';
import { z } from 'zod';
import { writeDownNewest } from '../../profiles/write-down-newest.ts';
import { previewSegment } from '../../segments/preview-segment.ts';
import { ProblemError } from '../../server/problem.ts';
import { defineEndpoint, type NamedEndpoint } from '../endpoint/console-endpoint.ts';
import { summaryOfProfile } from '../people/customer-summary.ts';

/** Who is in a condition, now and over time. */
export const segmentEndpoints: readonly NamedEndpoint[] = [
  defineEndpoint('POST /segments/preview', {
    body: z.object({ condition: jsonObjectSchema }),
    async answer({ core, body }) {
      const preview = await previewSegment(core, body.condition);
      if (!preview.ok) throw new ProblemError('invalid_condition', undefined, preview.issues);
      const { sample, ...counts } = preview.value;
      const { currency } = core.rules.compiled.shop;
      return {
        ...counts,
        sample: sample.map((profile) => summaryOfProfile(profile, currency)).map(({ id, label }) => ({ id, label })),
      };
    },
  }),
  defineEndpoint('GET /segments/counts', {
    async answer({ core }) {
      await writeDownNewest(core);
      const counted = core.rules.compiled.segments.ids.map(
        async (id) => [id, await core.storage.console.countInSegment(id)] as const,
      );
      return { total: await core.storage.profiles.count(), counts: Object.fromEntries(await Promise.all(counted)) };
    },
  }),
  defineEndpoint('GET /segments/:id/sizes', {
    async answer({ core, params, segmentSizes }) {
      if (!core.rules.compiled.segments.ids.includes(params.id)) throw new ProblemError('not_found', 'There is no such segment');
      return segmentSizes.sizes(params.id);
    },
  }),
];
