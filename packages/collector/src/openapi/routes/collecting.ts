import { decideRequestSchema, eventsRequestSchema } from '@quen/protocol/schema';
import { z } from 'zod';
import { decideResponseSchema, eventsResponseSchema } from '../answer-schemas.ts';
import type { ApiRoute } from '../api-route.ts';

/** What pages and servers send. */
export const collectingRoutes: readonly ApiRoute[] = [
  {
    method: 'get',
    path: '/v1/visitor',
    tag: 'Collecting',
    summary: 'The visitor’s id, as a cookie the server sets',
    description:
      'Served from the shop’s own domain, the cookie `quen_id` lives for 400 days also where browsers forget cookies of scripts after a week. The id ' +
      'the browser has stays; to be asked once the visitor has consented.',
    key: 'publishable',
    query: z.object({ id: z.string().describe('an id to keep when there is no cookie yet').optional() }),
    answers: [{ status: 200, description: 'the id', schema: z.object({ anonymousId: z.string() }) }],
    problems: ['origin_forbidden'],
  },
  {
    method: 'post',
    path: '/v1/decide',
    tag: 'Pages',
    summary: 'Events, page and cart in, decisions out',
    description:
      'One request a page view. The events are taken first, each answered by its index in `results`, so that the decisions already know ' +
      'them. The content type does not matter and gzip is understood, so that beacons work. `explain` and `dryRun` need the secret key.',
    key: 'publishable',
    body: decideRequestSchema,
    example: {
      placements: ['home-for-you'],
      page: { url: 'https://shop.example/', type: 'home' },
      anonymousId: '018f2c5e-7a10-7cc0-8000-3a1b2c3d4e5f',
      events: [
        {
          messageId: '018f2c5e-7b21-7000-9a00-5f4e3d2c1b0a',
          name: 'view_item',
          properties: { currency: 'VND', items: [{ item_id: 'giay-01', price: 890000 }] },
        },
      ],
    },
    answers: [
      {
        status: 200,
        description: 'a decision for each placement that exists, and a result for each event',
        schema: decideResponseSchema,
      },
    ],
    problems: ['origin_forbidden', 'unknown_placement', 'too_deep'],
  },
  {
    method: 'post',
    path: '/v1/events',
    tag: 'Pages',
    summary: 'A batch of events in, a result for each out',
    description:
      'Answered once the events are durable. An event that was counted before is a `duplicate`; a bad one is `rejected` by its index and ' +
      'kept with its reason, and the rest count, also where it is nested too deeply or holds a number beyond a double. `issues` of an event that ' +
      'was taken tell what of it was passed over. `consent` may also go by the names of Google Consent Mode v2; of several words on one purpose, a ' +
      'denial counts.',
    key: 'publishable',
    body: eventsRequestSchema,
    example: {
      anonymousId: '018f2c5e-7a10-7cc0-8000-3a1b2c3d4e5f',
      events: [{ messageId: '018f2c5e-7b21-7000-9a00-5f4e3d2c1b0b', name: 'page_view' }],
    },
    answers: [{ status: 200, description: 'what became of each event', schema: eventsResponseSchema }],
    problems: ['origin_forbidden', 'too_deep'],
  },
  {
    method: 'get',
    path: '/quen.js',
    tag: 'Pages',
    summary: 'The snippet',
    description:
      'Pasted once: `<script async src="/quen.js" data-key="pk_…"></script>`. `Content-Location` names the address of exactly this version, `/quen.<hash>.js`, which never changes, and `Repr-Digest` its SHA-512: for a tag with `integrity="sha512-…" crossorigin`.',
    key: 'none',
    answers: [{ status: 200, description: 'JavaScript for browsers', contentType: 'text/javascript' }],
  },
  ...['debug', 'forms', 'stub'].map(
    (part): ApiRoute => ({
      method: 'get',
      path: `/quen-${part}.js`,
      tag: 'Pages',
      summary: `Its part ${part}, for pages that want it`,
      key: 'none',
      answers: [{ status: 200, description: 'JavaScript for browsers', contentType: 'text/javascript' }],
    }),
  ),
];
