import { z } from 'zod';
import { orderSchema } from '../../operations/order.ts';
import { issueSchema } from '../answer-schemas.ts';
import type { ApiRoute } from '../api-route.ts';

/** People and their orders. */
export const customerRoutes: readonly ApiRoute[] = [
  {
    method: 'get',
    path: '/v1/profiles/{id}',
    tag: 'Customers',
    summary: 'What is known of a person',
    description: 'By profile id (`p_…`), customer (`u:<userId>`) or visitor (`a:<anonymousId>`).',
    key: 'secret',
    answers: [
      {
        status: 200,
        description:
          'the profile: identity, activity, traits, consents, session, affinities, cart, orders, answers, lifecycle and more',
        schema: z.looseObject({ id: z.string() }),
      },
    ],
    problems: ['not_found'],
  },
  {
    method: 'post',
    path: '/v1/orders',
    tag: 'Customers',
    summary: 'Orders, refunds and cancellations',
    description:
      'From the shop’s server: only these move revenue and budgets. An order counts once by its `orderId` and status, however often it is ' +
      'sent. A refund without `value` gives back the `items` it names, at their price or the order’s, and without these all that is left; several ' +
      'partial ones are told apart by `refundId`.',
    key: 'secret',
    body: z.object({ orders: z.array(orderSchema).min(1).max(500) }),
    example: {
      orders: [
        {
          orderId: 'A-1001',
          userId: '42',
          status: 'placed',
          at: '2026-11-20T09:30:00+07:00',
          currency: 'VND',
          value: 1780000,
          items: [{ item_id: 'giay-01', quantity: 2, price: 890000 }],
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
              orderId: z.string().optional(),
              status: z.enum(['accepted', 'duplicate', 'rejected', 'set_aside', 'withheld']),
              issues: z.array(issueSchema).optional(),
            }),
          ),
        }),
      },
    ],
  },
];
