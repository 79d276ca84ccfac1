import { z } from 'zod';
import type { ApiRoute } from '../api-route.ts';

const status = z.object({ status: z.string(), fault: z.string().optional() });

/** How the service is. */
export const runningRoutes: readonly ApiRoute[] = [
  {
    method: 'get',
    path: '/livez',
    tag: 'Operations',
    summary: 'Whether the process runs',
    key: 'none',
    answers: [{ status: 200, description: 'it does', schema: status }],
  },
  {
    method: 'get',
    path: '/readyz',
    tag: 'Operations',
    summary: 'Whether events can be taken durably',
    key: 'none',
    answers: [
      { status: 200, description: 'they can', schema: status },
      { status: 503, description: 'they cannot, and why', schema: status },
    ],
  },
  {
    method: 'get',
    path: '/metrics',
    tag: 'Operations',
    summary: 'Figures for Prometheus',
    key: 'none',
    answers: [{ status: 200, description: 'in the text format', contentType: 'text/plain' }],
  },
  {
    method: 'get',
    path: '/openapi.json',
    tag: 'Operations',
    summary: 'This description as data',
    key: 'none',
    answers: [{ status: 200, description: 'OpenAPI 3.1', schema: z.looseObject({}) }],
  },
  {
    method: 'get',
    path: '/docs',
    tag: 'Operations',
    summary: 'This description to read',
    key: 'none',
    answers: [{ status: 200, description: 'a page', contentType: 'text/html' }],
  },
];
