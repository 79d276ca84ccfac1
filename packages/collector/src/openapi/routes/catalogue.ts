import { productSchema } from '@quen/protocol/schema';
import { z } from 'zod';
import { fetchFeedsSchema, putFeedsSchema } from '../../catalogue/feed-routes.ts';
import { importFeedFields, importFeedSchema } from '../../catalogue/import-feed-request.ts';
import { putProductsSchema } from '../../catalogue/product-routes.ts';
import { issueSchema } from '../answer-schemas.ts';
import type { ApiRoute } from '../api-route.ts';

const entry = z.object({
  place: z.int().describe('line, or number of the entry'),
  id: z.string().describe('what the entry calls itself, as far as it says').optional(),
  issues: z.array(issueSchema),
});

const reportSchema = z.object({
  entries: z.int().describe('entries read; one can hold several products'),
  imported: z.int(),
  refused: z.int(),
  examples: z.array(entry).describe('the first 20 entries that were refused'),
  repeated: z.int().describe('ids that came twice; the last one stands'),
  brokenOff: z.string().nullable().describe('why reading stopped before the end; what came before is in'),
});

const feedsSchema = z.object({
  feeds: z.array(
    z.object({
      feed: z.object({ ...importFeedFields, everyHours: z.int() }),
      taken: z.int().nullable().describe('products so far, while it is fetched'),
      nextAtMs: z.int(),
      last: z
        .object({
          startedAtMs: z.int(),
          finishedAtMs: z.int(),
          outcome: z.enum(['imported', 'partly', 'unchanged', 'failed']),
          report: reportSchema.nullable().describe('of an unchanged feed, that of when it was read last'),
          fault: z.string().nullable(),
          departed: z
            .object({
              outOfSale: z.int().describe('taken out of sale'),
              doubted: z
                .int()
                .describe(
                  'more than half of the feed at once: left for sale, and taken out when the next whole reading lacks them too',
                ),
            })
            .optional()
            .describe('products that the feed named before and names no more; absent when not all of it was read'),
        })
        .nullable(),
    }),
  ),
});

/** The catalogue. */
export const catalogueRoutes: readonly ApiRoute[] = [
  {
    method: 'get',
    path: '/v1/products',
    tag: 'Catalogue',
    summary: 'All products, in pages by id',
    key: 'secret',
    query: z.object({
      after: z.string().describe('`next` of the page before').optional(),
      limit: z.int().min(1).max(1000).describe('100 when absent').optional(),
    }),
    answers: [
      {
        status: 200,
        description: 'one page; without `next` it is the last',
        schema: z.object({ products: z.array(productSchema), next: z.string().optional() }),
      },
    ],
  },
  {
    method: 'get',
    path: '/v1/products/{id}',
    tag: 'Catalogue',
    summary: 'One product',
    key: 'secret',
    answers: [{ status: 200, description: 'the product', schema: productSchema }],
    problems: ['unknown_product'],
  },
  {
    method: 'put',
    path: '/v1/products',
    tag: 'Catalogue',
    summary: 'Save up to 1,000 products',
    description: 'Each is checked by itself and replaces the one of its id whole; amounts are whole minor units.',
    key: 'secret',
    body: putProductsSchema,
    example: {
      products: [
        {
          id: 'giay-01',
          title: 'Giày chạy bộ',
          url: 'https://shop.example/giay-01',
          categories: ['giay/chay-bo'],
          currency: 'VND',
          priceMinor: 890000,
          availability: 'in_stock',
        },
      ],
    },
    answers: [
      {
        status: 200,
        description: 'what became of each',
        schema: z.object({
          results: z.array(
            z.object({
              index: z.int(),
              id: z.string().optional(),
              status: z.enum(['saved', 'refused']),
              issues: z.array(issueSchema).optional(),
            }),
          ),
        }),
      },
    ],
  },
  {
    method: 'delete',
    path: '/v1/products',
    tag: 'Catalogue',
    summary: 'Remove products',
    key: 'secret',
    query: z.object({ id: z.array(z.string()).describe('once for each product, `?id=a&id=b`') }),
    answers: [{ status: 200, description: 'how many there were', schema: z.object({ removed: z.int() }) }],
    problems: ['invalid_request'],
  },
  {
    method: 'post',
    path: '/v1/products/import',
    tag: 'Catalogue',
    summary: 'Fetch a feed into the catalogue',
    description:
      'Google Merchant (RSS, Atom, tab-separated), Shopify `products.json`, CSV or JSON lines, from an address on the public internet. ' +
      'Entries that are refused do not stop the rest; a feed without any entry is refused, and changes nothing.',
    key: 'secret',
    body: importFeedSchema,
    example: { url: 'https://shop.example/feed.xml' },
    answers: [
      {
        status: 200,
        description: 'a report',
        schema: reportSchema,
      },
    ],
  },
  {
    method: 'get',
    path: '/v1/feeds',
    tag: 'Catalogue',
    summary: 'Feeds that are fetched by themselves',
    description: 'Which, how far a fetch is that is under way, when the next one begins, and how the last one went.',
    key: 'secret',
    answers: [{ status: 200, description: 'all feeds', schema: feedsSchema }],
  },
  {
    method: 'put',
    path: '/v1/feeds',
    tag: 'Catalogue',
    summary: 'Say which feeds are fetched, and how often',
    description:
      'The list takes the place of the one before. A feed is asked only for what changed; after a fault it is tried again in five minutes, ' +
      'then in ten, and so on up to its own rhythm.',
    key: 'secret',
    body: putFeedsSchema,
    example: { feeds: [{ url: 'https://shop.example/feed.xml', everyHours: 6 }] },
    answers: [{ status: 200, description: 'all feeds', schema: feedsSchema }],
    problems: ['invalid_request'],
  },
  {
    method: 'post',
    path: '/v1/feeds/fetch',
    tag: 'Catalogue',
    summary: 'Fetch feeds now',
    key: 'secret',
    body: fetchFeedsSchema,
    example: {},
    answers: [{ status: 200, description: 'they are on their way; GET /v1/feeds tells how far', schema: feedsSchema }],
    problems: ['invalid_request'],
  },
];
