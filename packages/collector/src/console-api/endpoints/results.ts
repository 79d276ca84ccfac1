import { z } from 'zod';
import { readExperiment } from '../../experiments/read-experiment.ts';
import { readOverview } from '../../reports/read-overview.ts';
import { readRange } from '../../reports/report-routes.ts';
import { ProblemError } from '../../server/problem.ts';
import { defineEndpoint, type NamedEndpoint } from '../endpoint/console-endpoint.ts';

/** What it did. */
export const resultEndpoints: readonly NamedEndpoint[] = [
  defineEndpoint('GET /overview', {
    query: z.object({ from: z.string().max(20), to: z.string().max(20) }),
    async answer({ core, query }) {
      const { from, to } = readRange(core, query.from, query.to);
      return readOverview(core, from, to);
    },
  }),
  defineEndpoint('GET /experiments/:campaign', {
    async answer({ core, params }) {
      const results = await readExperiment(core, params.campaign);
      if (results === undefined) throw new ProblemError('not_found', 'There is no such campaign');
      return results;
    },
  }),
];
