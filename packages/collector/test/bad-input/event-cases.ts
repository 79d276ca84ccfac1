import { type BadInputCase, event, events, json, text } from './bad-input-case.ts';

const item = (changes: object): object => event({ properties: { currency: 'VND', items: [{ item_id: 'p', ...changes }] } });

/** Events that are none, or tell nonsense. */
export const eventCases: readonly BadInputCase[] = [
  {
    name: 'events of wrong types',
    body: events(null, 1, 'x', [], {}),
    status: 200,
    results: Array(5).fill('rejected invalid_event *'),
  },
  {
    name: 'a good event between bad ones',
    body: events(null, event(), {}),
    status: 200,
    results: ['rejected invalid_event *', 'accepted', 'rejected invalid_event *'],
  },
  {
    name: '__proto__',
    body: text(
      `{"events":[{"messageId":"proto-1","name":"view_item","anonymousId":"visitor-1","properties":{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}}]}`,
    ),
    status: 200,
    results: ['accepted'],
  },
  {
    name: '__proto__ as the event',
    body: text('{"events":[{"__proto__":{"messageId":"p","name":"page_view"}}]}'),
    status: 200,
    results: ['rejected invalid_event *'],
  },
  {
    name: 'NUL and lone surrogates',
    body: text(
      '{"events":[{"messageId":"nul-1","name":"search","anonymousId":"visitor-1","properties":{"a":"x\\u0000\\ud800y"}}]}',
    ),
    status: 200,
    results: ['accepted'],
  },
  {
    name: 'an id of a megabyte',
    body: events(event({ messageId: 'x'.repeat(300) })),
    status: 200,
    results: ['rejected invalid_event messageId'],
  },
  {
    name: 'a name that is markup',
    body: events(event({ name: '<script>alert(1)</script>' })),
    status: 200,
    results: ['rejected invalid_event name'],
  },
  {
    name: 'negative money',
    body: events(item({ price: -1 })),
    status: 200,
    results: ['rejected invalid_event properties.items.0.price'],
  },
  {
    name: 'negative minor units',
    body: events(item({ price_minor: -1 })),
    status: 200,
    results: ['rejected invalid_event properties.items.0.price_minor'],
  },
  {
    name: 'a text for money',
    body: events(item({ price: '1e9' })),
    status: 200,
    results: ['rejected invalid_event properties.items.0.price'],
  },
  {
    name: 'mixed money',
    body: events(item({ currency: 'USD', price: 1 })),
    status: 200,
    results: ['rejected invalid_event properties.items.0.currency'],
  },
  {
    name: 'a quantity of minus one',
    body: events(item({ quantity: -1 })),
    status: 200,
    results: ['rejected invalid_event properties.items.0.quantity'],
  },
  {
    name: 'money beyond what adds up',
    body: events(item({ price: 1e18 })),
    status: 200,
    results: ['rejected invalid_event properties.items.0.price'],
  },
  {
    name: 'placeholder ids',
    body: events(...['null', 'undefined', '0', '[object Object]'].map((anonymousId) => event({ anonymousId }))),
    status: 200,
    results: Array(4).fill('rejected invalid_identity anonymousId'),
  },
  { name: 'a year of 275760', body: events(event({ timestamp: 8.64e15 })), status: 200, results: ['accepted'] },
  {
    name: 'a replay of the same event',
    body: json({ events: [1, 2].map(() => ({ messageId: 'again', name: 'page_view', anonymousId: 'visitor-1' })) }),
    status: 200,
    results: ['accepted', 'duplicate'],
  },
  {
    name: 'a known id with another payload',
    body: json({ events: [{ messageId: 'again', name: 'search', anonymousId: 'visitor-1' }] }),
    status: 200,
    results: ['set_aside'],
  },
];
