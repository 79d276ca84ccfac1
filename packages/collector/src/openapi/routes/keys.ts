import { z } from 'zod';
import { createKeysSchema, keyOriginsSchema, rotateKeysSchema } from '../../keys/key-changes.ts';
import type { ApiRoute } from '../api-route.ts';

const pair = z.object({ id: z.string(), publishable: z.string(), secret: z.string(), tokenSecret: z.string() });
const description = 'For `quen keys` beside a running server: only the key in the server’s own data folder opens it.';
const of = { tag: 'Operations', description, key: 'secret', problems: ['key_forbidden', 'not_found'] } as const;

/** Changes to the keys. */
export const keyRoutes: readonly ApiRoute[] = [
  {
    ...of,
    method: 'post',
    path: '/v1/keys',
    summary: 'A new pair of keys',
    body: createKeysSchema,
    example: { name: 'web', origins: ['https://shop.example'] },
    answers: [{ status: 200, description: 'the pair; its secrets are shown this once', schema: pair }],
  },
  {
    ...of,
    method: 'post',
    path: '/v1/keys/{id}/rotate',
    summary: 'A new pair in place of an old one, which goes on working for a while',
    body: rotateKeysSchema,
    example: { overlapMs: 86_400_000 },
    answers: [{ status: 200, description: 'the new pair', schema: pair }],
  },
  {
    ...of,
    method: 'put',
    path: '/v1/keys/{id}/origins',
    summary: 'Where pages may use a pair; anywhere when none is named',
    body: keyOriginsSchema,
    example: { origins: ['https://shop.example'] },
    answers: [{ status: 200, description: 'the origins as they now are', schema: keyOriginsSchema }],
  },
  {
    ...of,
    method: 'delete',
    path: '/v1/keys/{id}',
    summary: 'End a pair at once',
    answers: [{ status: 200, description: 'it is gone', schema: z.object({}) }],
  },
];
