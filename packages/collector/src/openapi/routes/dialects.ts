import { z } from 'zod';
import type { ApiRoute } from '../api-route.ts';

/** Another protocol’s, told by its own documentation. */
const foreignBody = z.looseObject({});
const answers = [{ status: 200, description: 'as that protocol has it', schema: foreignBody }] as const;
const segmentTypes = [
  'batch',
  'import',
  'track',
  'identify',
  'page',
  'screen',
  'group',
  'alias',
  't',
  'i',
  'p',
  's',
  'g',
  'a',
] as const;

/** Other people's protocols, for their clients as they are. */
export const dialectRoutes: readonly ApiRoute[] = [
  ...segmentTypes.map(
    (type): ApiRoute => ({
      method: 'post',
      path: `/segment/v1/${type}`,
      tag: 'Segment',
      summary: 'Segment’s HTTP API',
      key: 'publishable',
      body: foreignBody,
      answers,
    }),
  ),
  {
    method: 'get',
    path: '/segment/v1/projects/{key}/settings',
    tag: 'Segment',
    summary: 'What analytics-next asks first',
    key: 'none',
    answers,
  },
  {
    method: 'post',
    path: '/ga4/mp/collect',
    tag: 'Google Analytics 4',
    summary: 'The Measurement Protocol',
    key: 'none',
    body: foreignBody,
    answers: [{ status: 204, description: 'always, as Google does' }, ...answers],
  },
  {
    method: 'post',
    path: '/ga4/debug/mp/collect',
    tag: 'Google Analytics 4',
    summary: 'The same, only validated',
    key: 'none',
    body: foreignBody,
    answers,
  },
  {
    method: 'get',
    path: '/ofrep/v1/configuration',
    tag: 'OpenFeature',
    summary: 'What providers ask first',
    key: 'publishable',
    answers,
  },
  {
    method: 'post',
    path: '/ofrep/v1/evaluate/flags',
    tag: 'OpenFeature',
    summary: 'All placements as flags',
    key: 'publishable',
    body: foreignBody,
    answers,
  },
  {
    method: 'post',
    path: '/ofrep/v1/evaluate/flags/{key}',
    tag: 'OpenFeature',
    summary: 'One placement as a flag',
    key: 'publishable',
    body: foreignBody,
    answers,
  },
];
