import { z } from 'zod';
import { recommendationsRequestSchema } from '../../routes/recommendations.ts';
import type { ApiRoute } from '../api-route.ts';

const answer = z.object({
  items: z.array(
    z.object({
      itemId: z.string(),
      score: z.number().describe('comparable within one answer only'),
      strategy: z.string(),
      reason: z.object({ code: z.string(), itemId: z.string().optional(), text: z.record(z.string(), z.string()) }),
      adjustments: z.array(z.string()).optional(),
      title: z.string(),
      titles: z.record(z.string(), z.string()).describe('in other languages').optional(),
      url: z.string(),
      imageUrl: z.string().optional(),
      brand: z.string().optional(),
      category: z.string().optional(),
      currency: z.string(),
      price: z.number().optional(),
      listPrice: z.number().optional(),
    }),
  ),
  modelVersion: z.string(),
  removed: z.record(z.string(), z.int()).describe('how many candidates each filter took out'),
});
const description =
  'A session’s products, oldest first, or one product, or a category; each narrows the answer. Naming a person needs the secret key. Names it does not know are refused.';
const list = (what: string): z.ZodType => z.string().describe(`${what}, separated by commas or one at a time`).optional();

/** Recommendations without a page. */
export const recommendingRoutes: readonly ApiRoute[] = [
  {
    method: 'get',
    path: '/v1/recommendations',
    tag: 'Recommendations',
    summary: 'Products that fit a session',
    description,
    key: 'publishable',
    query: z.object({
      items: list('products of the session, oldest first'),
      itemId: z.string().describe('the product being looked at').optional(),
      category: z.string().optional(),
      cart: list('products in the cart'),
      exclude: list('products not to answer'),
      strategies: list('names of strategies in order'),
      limit: z.int().min(1).max(100).describe('12 when absent').optional(),
      anonymousId: z.string().describe('secret key only').optional(),
      userId: z.string().describe('secret key only').optional(),
      placement: z.string().describe('its merchandising holds, and no more items than it takes').optional(),
      locale: z.string().describe('BCP 47, of the titles; the products’ own when absent').optional(),
    }),
    answers: [{ status: 200, description: 'the best first, each with its reason', schema: answer }],
    problems: ['invalid_request', 'unknown_placement', 'origin_forbidden'],
  },
  {
    method: 'post',
    path: '/v1/recommendations',
    tag: 'Recommendations',
    summary: 'The same with a body',
    description,
    key: 'publishable',
    body: recommendationsRequestSchema,
    example: { items: ['giay-01', 'tat-03'], limit: 4 },
    answers: [{ status: 200, description: 'the best first, each with its reason', schema: answer }],
    problems: ['unknown_placement', 'origin_forbidden'],
  },
];
