import { gzipSync } from 'node:zlib';
import type { EventsResponse, Problem } from '@quen/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultRuleSet } from '../decisions/default-rule-set.ts';
import { ownProfileId } from '../identity/profile-id.ts';
import type { NewKeyPair } from '../keys/key-ring.ts';
import type { Collector } from '../server/collector.ts';
import { createCollector } from '../server/create-collector.ts';

const startMs = Date.parse('2026-03-02T03:00:00Z');
let collector: Collector;
let keys: NewKeyPair;
let messages = 0;

beforeAll(async () => {
  collector = await createCollector({
    now: () => startMs,
    initialRules: { ...defaultRuleSet, version: 1, placements: [{ id: 'home', name: 'Home' }] },
  });
  keys = await collector.core.keys.create({ name: 'shop', origins: ['https://shop.example'], nowMs: startMs });
});
afterAll(() => collector.close());

const event = (changes: object = {}): object => ({
  messageId: `m${++messages}`,
  name: 'view_item',
  anonymousId: 'visitor',
  timestamp: startMs,
  ...changes,
});

async function post(body: BodyInit, headers: Record<string, string> = {}, path = '/v1/events'): Promise<Response> {
  const authorization = `Bearer ${keys.publishable}`;
  return collector.app.request(path, { method: 'POST', body, headers: { authorization, ...headers } });
}

async function resultOf(sent: unknown): Promise<string> {
  const response = await post(JSON.stringify({ events: [sent] }));
  const [result] = ((await response.json()) as EventsResponse).results;
  return result?.issues?.[0] === undefined
    ? (result?.status ?? '')
    : `${result.status} ${result.issues[0].code} ${result.issues[0].path}`;
}

const bytes = (buffer: Buffer): BodyInit => new Uint8Array(buffer);

describe('a request that is wrong', () => {
  const requests: [string, () => Promise<Response>, number, string][] = [
    ['empty', () => post(''), 400, 'invalid_json'],
    ['not an object', () => post('[]'), 400, 'invalid_request'],
    ['broken', () => post('{"events":[}'), 400, 'invalid_json'],
    ['two values', () => post('{}{}'), 400, 'invalid_json'],
    ['too large', () => post(`{"events":["${'x'.repeat(1_000_000)}"]}`), 413, 'body_too_large'],
    ['too deep', () => post(`{"events":[],"context":${'['.repeat(5000)}${']'.repeat(5000)}}`), 400, 'too_deep'],
    ['too many events', () => post(JSON.stringify({ events: Array(1001).fill(1) })), 400, 'invalid_request'],
    ['a gzip bomb', () => post(bytes(gzipSync(Buffer.alloc(11_000_000)))), 413, 'body_too_large'],
    ['not UTF-8', () => post(bytes(Buffer.from([0x22, 0xc3, 0x28, 0x22]))), 400, 'invalid_json'],
    ['a number beyond a double', () => post('{"events":[],"sentAt":1e999}'), 400, 'invalid_json'],
    ['without a key', () => post('{}', { authorization: '' }), 401, 'key_missing'],
    ['with an unknown key', () => post('{}', { authorization: 'Bearer pk_x' }), 401, 'key_unknown'],
    ['with another scheme', () => post('{}', { authorization: `Basic ${keys.publishable}` }), 401, 'key_missing'],
    ['from another origin', () => post('{"events":[]}', { origin: 'https://evil.example' }), 403, 'origin_forbidden'],
    [
      'a secret key in a browser',
      () => post('{"events":[]}', { authorization: `Bearer ${keys.secret}`, origin: 'https://shop.example' }),
      403,
      'key_forbidden',
    ],
    ['a secret key in an address', () => post('{"events":[]}', { authorization: '' }, '/v1/events'), 401, 'key_missing'],
    [
      'explain with a publishable key',
      () => post(JSON.stringify({ placements: ['home'], page: { url: '/' }, explain: true }), {}, '/v1/decide'),
      403,
      'key_forbidden',
    ],
    [
      'a misspelt placement',
      () => post(JSON.stringify({ placements: ['hmoe'], page: { url: '/' } }), {}, '/v1/decide'),
      404,
      'unknown_placement',
    ],
    [
      'the taste of a person with a publishable key',
      async () => collector.app.request(`/v1/recommendations?key=${keys.publishable}&userId=lan`),
      403,
      'key_forbidden',
    ],
    [
      'a misspelt placement to be filled',
      async () => collector.app.request(`/v1/recommendations?key=${keys.publishable}&placement=hmoe`),
      404,
      'unknown_placement',
    ],
    ['nowhere', () => post('{}', {}, '/v1/evnets'), 404, 'not_found'],
  ];
  it.each(requests)('%s is answered with a problem', async (_name, send, status, code) => {
    const response = await send();
    const problem = (await response.json()) as Problem;
    expect([response.status, problem.code, problem.type]).toEqual([status, code, `/problems/${code}`]);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(JSON.stringify(problem)).not.toMatch(/node_modules|\.ts:|\\n +at /);
    const said = problem.detail
      .toLowerCase()
      .split(/[.;](?: |$)/)
      .filter(Boolean);
    expect(said, 'nothing is said twice').toEqual([...new Set(said)]);
  });

  it.each([
    [`{"context":${'['.repeat(50)}${']'.repeat(50)}}`, /^At context[.0]+: The JSON is nested too deeply; flatten it\.$/],
    ['{"events":[}', /^The JSON is broken.*; send one JSON value\.$/],
  ])('%s is told once what to do', async (body, detail) => {
    expect(((await (await post(body)).json()) as Problem).detail).toMatch(detail);
  });

  it('does not take a secret key from the address', async () => {
    const response = await collector.app.request(`/v1/events?key=${keys.secret}`, { method: 'POST', body: '{"events":[]}' });
    expect(((await response.json()) as Problem).code).toBe('key_forbidden');
  });
});

describe('an event that is wrong', () => {
  const events: [string, () => unknown, string][] = [
    ['null', () => null, 'rejected invalid_event '],
    ['no message id', () => event({ messageId: undefined }), 'rejected invalid_event messageId'],
    ['a name that is no name', () => event({ name: '<script>' }), 'rejected invalid_event name'],
    ['nobody’s', () => event({ anonymousId: undefined }), 'rejected invalid_identity anonymousId'],
    [
      'a claimed user without a device',
      () => event({ anonymousId: undefined, userId: 'lan' }),
      'rejected invalid_identity anonymousId',
    ],
    ['a placeholder', () => event({ anonymousId: 'undefined' }), 'rejected invalid_identity anonymousId'],
    [
      'a negative price',
      () => event({ properties: { items: [{ item_id: 'p', price: -1 }] } }),
      'rejected invalid_event properties.items.0.price',
    ],
    [
      'mixed money',
      () => event({ properties: { currency: 'VND', items: [{ item_id: 'p', currency: 'USD' }] } }),
      'rejected invalid_event properties.items.0.currency',
    ],
    ['properties that are a list', () => event({ properties: [] }), 'rejected invalid_event properties'],
    ['markup in a title', () => event({ context: { page: { title: '<img src=x onerror=alert(1)>' } } }), 'accepted'],
    [
      'a prototype',
      () =>
        JSON.parse(`{"messageId":"proto","name":"view_item","anonymousId":"visitor","properties":{"__proto__":{"admin":true}}}`),
      'accepted',
    ],
  ];
  it.each(events)('%s', async (_name, sent, expected) => {
    expect(await resultOf(sent())).toBe(expected);
  });

  it.each(['/v1/events', '/v1/decide', '/segment/v1/batch', '/ga4/mp/collect?api_secret='])(
    'spoils no others of its batch at %s, whatever is in it',
    async (path) => {
      const nested = `${'['.repeat(40)}${']'.repeat(40)}`;
      const inside = { '/segment/v1/batch': 'properties', '/ga4/mp/collect?api_secret=': 'params' }[path] ?? 'properties';
      const made = (value: string): string =>
        `{"messageId":"m${++messages}","name":"view","event":"view","type":"track","anonymousId":"visitor","${inside}":{"value":${value}}}`;
      const list = path.startsWith('/segment') ? 'batch' : 'events';
      const beside = '"placements":["home"],"page":{"url":"/"},"client_id":"visitor"';
      const before = await collector.storage.log.count();
      const body = `{"${list}":[${made('1e999')},${made(nested)},${made('1')}]${path === '/v1/events' || path.startsWith('/segment') ? '' : `,${beside}`}}`;
      const key = Buffer.from(`${keys.publishable}:`).toString('base64');
      const headers: Record<string, string> = path.startsWith('/segment') ? { authorization: `Basic ${key}` } : {};
      const response = await post(body, headers, path.endsWith('=') ? `${path}${keys.publishable}` : path);
      expect(response.status, await response.clone().text()).toBeLessThan(300);
      expect(await collector.storage.log.count()).toBe(before + 1);
      const [deep, large] = await collector.storage.log.readRejected(2);
      const told = [large, deep].map((one) => [one?.issues[0]?.code, one?.isCut, one?.identity]);
      expect(told).toEqual([
        ['invalid_event', false, 'a:visitor'],
        ['too_deep', true, 'a:visitor'],
      ]);
      expect(JSON.parse(Buffer.from(large?.raw ?? []).toString())).toMatchObject({ properties: { value: 'Infinity' } });
    },
  );

  it('keeps rejected ones as they came', async () => {
    const before = await collector.storage.log.count();
    await resultOf(event({ name: '1st', properties: { kept: 'yes' } }));
    const [rejected] = await collector.storage.log.readRejected(1);
    expect(JSON.parse(Buffer.from(rejected?.raw ?? []).toString())).toMatchObject({ name: '1st', properties: { kept: 'yes' } });
    expect(rejected?.issues[0]?.path).toBe('name');
    expect(await collector.storage.log.count()).toBe(before);
  });

  it('never makes a browser’s order a verified one', async () => {
    await resultOf(event({ name: 'purchase', anonymousId: 'forger', properties: { transaction_id: 't1', value: 1e9 } }));
    expect((await collector.core.folder.read('a:forger'))?.profile.orders.recent[0]?.verified).toBe(false);
  });

  it('cannot burn the message id of the shop’s own event', async () => {
    await resultOf({ ...event({ name: 'page_view' }), messageId: 'order-77' });
    const [result] = await collector.ingestTrusted([
      { messageId: 'order-77', name: 'purchase', userId: 'lan', properties: { transaction_id: '77' } },
    ]);
    expect(result?.status).toBe('accepted');
  });
});

describe('consent', () => {
  const send = async (body: object, headers: Record<string, string> = {}): Promise<EventsResponse> =>
    (await post(JSON.stringify(body), headers)).json() as Promise<EventsResponse>;

  it('withheld leaves no trace of the person, and the page is still answered', async () => {
    const before = await collector.storage.log.count();
    const response = await post(
      JSON.stringify({
        placements: ['home'],
        page: { url: '/' },
        anonymousId: 'shy',
        consent: { analytics_storage: 'denied' },
        events: [
          event({ anonymousId: 'shy' }),
          event({ anonymousId: 'shy', name: 'broken name!?' }),
          event({ anonymousId: 'shy', name: 'consent', properties: { analytics: 'denied' } }),
        ],
      }),
      {},
      '/v1/decide',
    );
    expect(response.status).toBe(200);
    const { results } = (await response.json()) as EventsResponse;
    expect(results.map((result) => result.status)).toEqual(['withheld', 'rejected', 'withheld']);
    await collector.settle();
    expect(await collector.storage.log.count()).toBe(before);
    expect(await collector.core.folder.read('a:shy')).toBeUndefined();
    expect(JSON.stringify(await collector.storage.log.readRejected(100))).not.toContain('shy');
    expect(await collector.storage.decisions.newest([ownProfileId('a:shy')], 100)).toEqual([]);
  });

  it('withdrawn is kept as evidence, and holds for later requests that say nothing', async () => {
    await send({ events: [event({ anonymousId: 'once' })] });
    const withdrawal = event({ anonymousId: 'once', name: 'consent', properties: { analytics: 'denied', textVersion: 'v2' } });
    expect((await send({ consent: { analytics: 'denied' }, events: [withdrawal] })).results[0]?.status).toBe('accepted');
    expect((await send({ events: [event({ anonymousId: 'once' })] })).results[0]?.status).toBe('withheld');
    expect(await collector.storage.consents.ledger(['a:once'])).toMatchObject([
      { purpose: 'analytics', status: 'denied', textVersion: 'v2' },
    ]);
    const again = event({ anonymousId: 'once', name: 'consent', properties: { analytics: 'granted' } });
    expect((await send({ consent: { analytics: 'granted' }, events: [again] })).results[0]?.status).toBe('accepted');
    expect((await send({ events: [event({ anonymousId: 'once' })] })).results[0]?.status).toBe('accepted');
  });
});

describe('browsers', () => {
  it('may read the answer on the shop’s pages, without credentials', async () => {
    const response = await post('{"events":[]}', { origin: 'https://shop.example' });
    expect(response.headers.get('access-control-allow-origin')).toBe('https://shop.example');
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
    expect(response.headers.get('vary')).toBe('Origin');
  });

  it('need no preflight with a key in the address and a plain text body', async () => {
    const body = JSON.stringify({ events: [event()] });
    const response = await collector.app.request(`/v1/events?key=${keys.publishable}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'text/plain' },
    });
    expect(((await response.json()) as EventsResponse).results[0]?.status).toBe('accepted');
    const preflight = await collector.app.request('/v1/decide', {
      method: 'OPTIONS',
      headers: { origin: 'https://shop.example' },
    });
    expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([
      204,
      expect.stringContaining('authorization'),
    ]);
  });
});

describe('health', () => {
  it('is told, and counted', async () => {
    expect((await collector.app.request('/livez')).status).toBe(200);
    expect((await collector.app.request('/readyz')).status).toBe(200);
    const metrics = await (await collector.app.request('/metrics')).text();
    expect(metrics).toMatch(/quen_events_total\{status="accepted",source="browser"\} \d+/);
    expect(metrics).toMatch(/quen_request_seconds_bucket\{route="\/v1\/events",le="\+Inf"\} \d+/);
  });
});
