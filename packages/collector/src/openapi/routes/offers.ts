import { z } from 'zod';
import { offerCodesRequestSchema } from '../../offers/issue-codes.ts';
import { evaluateOffersRequestSchema, offerOrderRequestSchema, offerReleaseSchema } from '../../offers/offers-request.ts';
import type { ApiAnswer, ApiRoute } from '../api-route.ts';

const answer = (description: string): readonly ApiAnswer[] => [{ status: 200, description, schema: z.looseObject({}) }];
const problems = ['unknown_offer', 'limit_reached'] as const;

/** Offers on a cart and in an order. */
export const offerApiRoutes: readonly ApiRoute[] = [
  {
    method: 'post',
    path: '/v1/offers/evaluate',
    tag: 'Offers',
    summary: 'What a cart is reduced by, and why not by more',
    key: 'publishable',
    body: evaluateOffersRequestSchema,
    answers: answer(
      'the discount line by line, and each offer that did not apply with its reason; with `explain` (secret key) the trace: conditions with what they found, counters against their limits',
    ),
    problems: ['origin_forbidden', 'key_forbidden'],
  },
  {
    method: 'post',
    path: '/v1/offers/reserve',
    tag: 'Offers',
    summary: 'Hold what an order is about to use',
    key: 'secret',
    body: offerOrderRequestSchema,
    answers: answer('what is held for the order'),
    problems,
  },
  {
    method: 'post',
    path: '/v1/offers/redeem',
    tag: 'Offers',
    summary: 'Use it with the order',
    key: 'secret',
    body: offerOrderRequestSchema,
    answers: answer('what was used'),
    problems,
  },
  {
    method: 'post',
    path: '/v1/offers/release',
    tag: 'Offers',
    summary: 'Give back what an order held or used',
    key: 'secret',
    body: offerReleaseSchema,
    answers: answer('what was given back'),
  },
  {
    method: 'post',
    path: '/v1/offers/{id}/codes',
    tag: 'Offers',
    summary: 'Issue codes',
    key: 'secret',
    body: offerCodesRequestSchema,
    answers: answer('the codes; a customer who has one that can still be used is answered that one'),
    problems: ['unknown_offer'],
  },
];
