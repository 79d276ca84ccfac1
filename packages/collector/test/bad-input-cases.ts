import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { RealServer } from './real-server.ts';

/** A request nobody should send, and what it must be answered. */
export interface BadInputCase {
  readonly name: string;
  readonly method?: string;
  /** `/v1/events` when absent. */
  readonly path?: string;
  /** Publishable when absent. */
  readonly key?: 'publishable' | 'secret' | 'none';
  readonly headers?: { readonly [name: string]: string };
  readonly body?: (server: RealServer) => string | Uint8Array;
  readonly status: number;
  /** Of the problem. */
  readonly code?: string;
  /** Of each event, `status code path`. */
  readonly results?: readonly string[];
  /** What the answer must not hold, in headers or body. */
  readonly never?: RegExp;
}

const text = (body: string) => (): string => body;
const json = (body: unknown) => (): string => JSON.stringify(body);
const bytes = (body: Buffer) => (): Uint8Array => new Uint8Array(body);
let made = 0;
const event = (changes: object = {}): object => ({
  messageId: `bad-${++made}`,
  name: 'view_item',
  anonymousId: 'visitor-1',
  ...changes,
});
const events = (...list: unknown[]) => json({ events: list });
const item = (changes: object): object => event({ properties: { currency: 'VND', items: [{ item_id: 'p', ...changes }] } });
const forgedToken = (header: object, secret: string): string => {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part(header)}.${part({ sub: 'boss', exp: 4_102_444_800 })}`;
  return `${signed}.${secret === '' ? '' : createHmac('sha256', secret).update(signed).digest('base64url')}`;
};

const bodies: readonly BadInputCase[] = [
  { name: 'oversized', body: text(`{"events":["${'x'.repeat(1_100_000)}"]}`), status: 413, code: 'body_too_large' },
  { name: 'a gzip bomb', body: bytes(gzipSync(Buffer.alloc(200_000_000))), status: 413, code: 'body_too_large' },
  {
    name: 'a gzip bomb in JSON’s clothes',
    headers: { 'content-type': 'application/json' },
    body: bytes(gzipSync(`{"events":[],"a":"${'x'.repeat(50_000_000)}"}`)),
    status: 413,
    code: 'body_too_large',
  },
  { name: 'broken gzip', body: bytes(Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3])), status: 400, code: 'invalid_json' },
  {
    name: 'deeply nested lists',
    body: text(`{"events":${'['.repeat(200_000)}${']'.repeat(200_000)}}`),
    status: 400,
    code: 'too_deep',
  },
  {
    name: 'deeply nested objects',
    body: text(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
    status: 400,
    code: 'too_deep',
  },
  { name: 'invalid UTF-8', body: bytes(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])), status: 400, code: 'invalid_json' },
  { name: 'overlong UTF-8', body: bytes(Buffer.from([0x22, 0xc0, 0xaf, 0x22])), status: 400, code: 'invalid_json' },
  { name: 'nothing', body: text(''), status: 400, code: 'invalid_json' },
  { name: 'NaN', body: text('{"events":[{"a":NaN}]}'), status: 400, code: 'invalid_json' },
  { name: 'a number beyond a double', body: text('{"events":[{"a":1e999}]}'), status: 400, code: 'invalid_json' },
  { name: 'a list of lists', body: text('[[]]'), status: 400, code: 'invalid_request' },
  { name: 'events that are a text', body: json({ events: 'view_item' }), status: 400, code: 'invalid_request' },
  { name: 'a thousand and one events', body: json({ events: Array(1001).fill({}) }), status: 400, code: 'invalid_request' },
  {
    name: 'XML',
    headers: { 'content-type': 'text/xml' },
    body: text('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
    status: 400,
    code: 'invalid_json',
  },
  {
    name: 'duplicate keys: the last one counts, once',
    body: text(
      `{"events":[],"events":[${JSON.stringify(event({ messageId: 'twin', name: 'page_view' })).replace('"page_view"', '"evil" ,"name":"page_view"')}]}`,
    ),
    status: 200,
    results: ['accepted'],
  },
];

const single: readonly BadInputCase[] = [
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

const keysAndOrigins: readonly BadInputCase[] = [
  { name: 'no key', key: 'none', body: events(), status: 401, code: 'key_missing' },
  {
    name: 'a guessed key',
    key: 'none',
    headers: { authorization: 'Bearer sk_guess' },
    body: events(),
    status: 401,
    code: 'key_unknown',
  },
  {
    name: 'an endless key',
    key: 'none',
    headers: { authorization: `Bearer ${'x'.repeat(5000)}` },
    body: events(),
    status: 401,
    code: 'key_missing',
  },
  { name: 'orders with a publishable key', path: '/v1/orders', body: json({ orders: [] }), status: 403, code: 'key_forbidden' },
  {
    name: 'somebody’s profile with a publishable key',
    method: 'GET',
    path: '/v1/profiles/u:boss',
    status: 403,
    code: 'key_forbidden',
  },
  {
    name: 'somebody’s copy with a publishable key',
    method: 'GET',
    path: '/v1/privacy/u:boss/export',
    status: 403,
    code: 'key_forbidden',
  },
  {
    name: 'somebody’s erasure with a publishable key',
    method: 'DELETE',
    path: '/v1/privacy/u:boss',
    status: 403,
    code: 'key_forbidden',
  },
  { name: 'rules with a publishable key', method: 'GET', path: '/v1/rules', status: 403, code: 'key_forbidden' },
  {
    name: 'a secret key from a page',
    key: 'secret',
    headers: { origin: 'https://evil.example' },
    body: events(),
    status: 403,
    code: 'key_forbidden',
  },
  {
    name: 'an erasure across sites (CSRF): cookies open nothing',
    method: 'DELETE',
    path: '/v1/privacy/u:boss',
    key: 'none',
    headers: { origin: 'https://evil.example', cookie: 'quen_id=x; session=y' },
    status: 401,
    code: 'key_missing',
  },
  {
    name: 'CORS with credentials',
    headers: { origin: 'https://evil.example', cookie: 'quen_id=x' },
    body: events(),
    status: 200,
    never: /allow-credentials/i,
  },
  {
    name: 'a preflight that asks for deletion',
    method: 'OPTIONS',
    key: 'none',
    path: '/v1/privacy/u:boss',
    headers: { origin: 'https://evil.example', 'access-control-request-method': 'DELETE' },
    status: 204,
    never: /allow-credentials|allow-methods: [^\n]*DELETE/i,
  },
  {
    name: 'explain for strangers',
    path: '/v1/decide',
    body: json({ placements: [], page: { url: '/' }, explain: true }),
    status: 403,
    code: 'key_forbidden',
  },
  {
    name: 'a host header with markup',
    headers: { 'x-forwarded-host': '"><script>' },
    method: 'GET',
    key: 'none',
    path: '/docs',
    status: 200,
    never: /"><script>/,
  },
];

const forgeries: readonly BadInputCase[] = [
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

const rulesAndFeeds: readonly BadInputCase[] = [
  ...[
    'http://127.0.0.1/feed',
    'http://169.254.169.254/latest/meta-data',
    'http://[::1]/',
    'http://10.0.0.1/',
    'http://0x7f000001/',
    'http://localhost:1/',
    'file:///etc/passwd',
    'http://user:pass@example.com/',
  ].map(
    (url): BadInputCase => ({
      name: `a feed at ${url} (SSRF)`,
      path: '/v1/products/import',
      key: 'secret',
      body: json({ url }),
      status: 400,
      code: 'invalid_request',
      never: /root:|ECONNREFUSED/,
    }),
  ),
  {
    name: 'javascript: as a product’s address',
    method: 'PUT',
    path: '/v1/products',
    key: 'secret',
    body: json({
      products: [{ id: 'x', title: 'x', url: 'javascript:alert(1)', categories: [], currency: 'VND', availability: 'in_stock' }],
    }),
    status: 200,
    never: /"status":"saved"/,
  },
  {
    name: 'data: as a picture’s address',
    method: 'PUT',
    path: '/v1/products',
    key: 'secret',
    body: json({
      products: [
        {
          id: 'x',
          title: 'x',
          url: '/x',
          imageUrl: 'data:text/html,x',
          categories: [],
          currency: 'VND',
          availability: 'in_stock',
        },
      ],
    }),
    status: 200,
    never: /"status":"saved"/,
  },
  {
    name: 'a page that asks for 51 placements',
    path: '/v1/decide',
    body: json({ placements: Array(51).fill('home'), page: { url: '/' } }),
    status: 400,
    code: 'invalid_request',
  },
];

const addresses: readonly BadInputCase[] = [
  { name: 'an unknown address', method: 'GET', path: '/v1/nowhere', status: 404, code: 'not_found' },
  { name: 'the wrong method', method: 'GET', path: '/v1/events', status: 405, code: 'method_not_allowed' },
  {
    name: 'a climb out of the folder',
    method: 'GET',
    key: 'none',
    path: '/quen.js/..%2f..%2f..%2fetc%2fpasswd',
    status: 404,
    code: 'not_found',
    never: /root:/,
  },
  {
    name: 'markup in an address',
    method: 'GET',
    path: '/v1/%3Cscript%3Ealert(1)%3C/script%3E',
    status: 404,
    code: 'not_found',
    never: /<script>/,
  },
];

/** The whole checklist, in order: some cases build on those before. */
export const badInputCases: readonly BadInputCase[] = [
  ...bodies,
  ...single,
  ...keysAndOrigins,
  ...forgeries,
  ...rulesAndFeeds,
  ...addresses,
];
