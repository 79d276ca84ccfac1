import { createHmac } from 'node:crypto';
import { type BadInputCase, event, events, json } from './bad-input-case.ts';

const forgedToken = (header: object, secret: string): string => {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part(header)}.${part({ sub: 'boss', exp: 4_102_444_800 })}`;
  return `${signed}.${secret === '' ? '' : createHmac('sha256', secret).update(signed).digest('base64url')}`;
};

/** Users and orders that are only claimed. */
export const forgeryCases: readonly BadInputCase[] = [
  ...[
    ['without a signature', forgedToken({ alg: 'none' }, '')],
    ['signed with another secret', forgedToken({ alg: 'HS256' }, 'guess')],
    ['that is none', 'x.y.z'],
  ].map(
    ([how = '', userToken = '']): BadInputCase => ({
      name: `a user token ${how} proves nothing`,
      body: json({ anonymousId: 'forger', userToken, events: [event({ anonymousId: 'forger', userId: 'boss' })] }),
      status: 200,
      results: ['accepted'],
    }),
  ),
  {
    name: 'a user without a device, from a page',
    body: events({ messageId: 'f1', name: 'page_view', userId: 'boss' }),
    status: 200,
    results: ['rejected invalid_identity anonymousId'],
  },
  {
    name: 'an order from a page is only claimed',
    body: events(event({ anonymousId: 'forger', name: 'purchase', properties: { transaction_id: 'forged', value: 1e9 } })),
    status: 200,
    results: ['accepted'],
  },
  {
    name: 'a message id burned before the shop uses it',
    body: events(event({ messageId: 'order-1', anonymousId: 'forger', name: 'page_view' })),
    status: 200,
    results: ['accepted'],
  },
];
