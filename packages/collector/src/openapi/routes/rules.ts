import { ruleSetSchema } from '@quen/protocol/schema';
import { z } from 'zod';
import { restoreRequestSchema } from '../../rules/restore-routes.ts';
import type { ApiRoute } from '../api-route.ts';

const version = { version: z.int(), savedAtMs: z.number(), savedBy: z.string(), note: z.string() };
const changes = z.array(z.object({ path: z.string(), before: z.string().nullable(), after: z.string().nullable() }));

/** The rules. */
export const rulesRoutes: readonly ApiRoute[] = [
  {
    method: 'get',
    path: '/v1/rules',
    tag: 'Rules',
    summary: 'The newest rules',
    description: 'The `ETag` is the version.',
    key: 'secret',
    answers: [{ status: 200, description: 'the newest version', schema: z.object({ ...version, ruleSet: ruleSetSchema }) }],
    problems: ['not_found'],
  },
  {
    method: 'put',
    path: '/v1/rules',
    tag: 'Rules',
    summary: 'Save rules as the next version',
    description: 'Whole or not at all. A part that is left out (`shop`, `offers` …) stays as it is.',
    key: 'secret',
    headers: z.object({
      'If-Match': z.string().describe('the version the change is based on, as `"3"`; `"0"` when there was none'),
    }),
    query: z.object({
      dryRun: z.enum(['true', 'false']).describe('says what would change and saves nothing').optional(),
      note: z.string().describe('what the change is about; the names of what it touches when absent').optional(),
    }),
    body: ruleSetSchema,
    answers: [
      {
        status: 200,
        description: 'what has changed',
        schema: z.object({ status: z.enum(['saved', 'unchanged', 'would_save']), version: z.int(), changes }),
      },
    ],
    problems: ['invalid_rule_set', 'conflict'],
  },
  {
    method: 'get',
    path: '/v1/rules/versions',
    tag: 'Rules',
    summary: 'All versions, newest first',
    key: 'secret',
    query: z.object({ limit: z.int().min(1).max(200).describe('50 when absent').optional() }),
    answers: [{ status: 200, description: 'without their rules', schema: z.object({ versions: z.array(z.object(version)) }) }],
  },
  {
    method: 'get',
    path: '/v1/rules/versions/{version}',
    tag: 'Rules',
    summary: 'One version and what it changed',
    key: 'secret',
    answers: [{ status: 200, description: 'the version', schema: z.object({ ...version, ruleSet: ruleSetSchema, changes }) }],
    problems: ['not_found'],
  },
  {
    method: 'post',
    path: '/v1/rules/versions/{version}/restore',
    tag: 'Rules',
    summary: 'Put an earlier version back',
    description: 'Whole with an empty body, or one rule of it, as the next version: nothing of the history is lost.',
    key: 'secret',
    headers: z.object({ 'If-Match': z.string().describe('the newest version, as `"3"`') }),
    body: restoreRequestSchema,
    example: { kind: 'campaigns', id: 'welcome' },
    answers: [
      {
        status: 200,
        description: 'what has changed',
        schema: z.object({ status: z.enum(['saved', 'unchanged']), version: z.int(), changes }),
      },
    ],
    problems: ['not_found', 'invalid_rule_set', 'conflict'],
  },
  {
    method: 'get',
    path: '/schemas/{file}',
    tag: 'Rules',
    summary: 'JSON Schemas of rule files, for editors',
    description: '`shop.json`, `placement.json`, `segment.json`, `campaign.json`, `offer.json`.',
    key: 'none',
    answers: [{ status: 200, description: 'a JSON Schema, draft 7', schema: z.looseObject({}) }],
    problems: ['not_found'],
  },
];
