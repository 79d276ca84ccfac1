import { gzipSync } from 'node:zlib';
import { OFREPProvider } from '@openfeature/ofrep-provider';
import { OpenFeature } from '@openfeature/server-sdk';
import type { Product, RuleSet } from '@quen/protocol';
import { Analytics } from '@segment/analytics-node';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { defaultRuleSet } from '../decisions/default-rule-set.ts';
import { ownProfileId } from '../identity/profile-id.ts';
import type { Collector } from '../server/collector.ts';
import { createCollector } from '../server/create-collector.ts';
import { type Listening, listen } from '../server/listen.ts';
import type { StoredEvent } from '../storage/storage.ts';

const rules: RuleSet = {
  ...defaultRuleSet,
  version: 1,
  shop: { ...defaultRuleSet.shop, globalHoldout: 0 },
  placements: [
    { id: 'home', name: 'Home' },
    { id: 'empty', name: 'Empty' },
  ],
  campaigns: [
    {
      id: 'hello',
      name: 'Hello',
      status: 'running',
      placements: ['home'],
      audience: {},
      tailoring: 'transparent',
      holdout: 0,
      purpose: 'none',
      variants: [{ id: 'a', weight: 1, content: { kind: 'message', headline: { vi: 'Chào bạn', en: 'Hello' } } }],
    },
  ],
};
const product: Product = {
  id: 'p1',
  title: 'Áo',
  url: '/p1',
  categories: ['ao'],
  currency: 'VND',
  priceMinor: 450_000,
  availability: 'in_stock',
};

let collector: Collector;
let server: Listening;
let base: string;
let keys: { publishable: string; secret: string };

beforeAll(async () => {
  collector = await createCollector({ initialRules: rules });
  keys = await collector.core.keys.create({ name: 'test', nowMs: Date.now() });
  await collector.upsertProducts([product]);
  server = await listen(collector, { port: 0, hostname: '127.0.0.1' });
  base = `http://127.0.0.1:${server.port}`;
});
afterAll(() => server.close());

async function logged(name: string): Promise<StoredEvent[]> {
  return (await collector.storage.log.read({ after: 0 })).filter((event) => event.name === name);
}

describe('Segment’s own Node client', () => {
  it('sends, flushes, and its events are in the log as ours', async () => {
    const analytics = new Analytics({ writeKey: keys.secret, host: base, path: '/segment/v1/batch', flushAt: 20 });
    const failures: unknown[] = [];
    analytics.on('error', (error) => failures.push(error));
    analytics.identify({ userId: 'u-1', anonymousId: 'seg-1', traits: { name: 'Lan' } });
    analytics.track({
      userId: 'u-1',
      anonymousId: 'seg-1',
      event: 'Product Viewed',
      properties: { product_id: 'p1', price: 450000, currency: 'VND' },
    });
    analytics.track({
      userId: 'u-1',
      event: 'Order Completed',
      properties: {
        order_id: 'o-1',
        total: 900000,
        currency: 'VND',
        products: [{ product_id: 'p1', price: 450000, quantity: 2 }],
      },
    });
    await analytics.closeAndFlush();
    expect(failures).toEqual([]);
    const [view] = await logged('view_item');
    expect(view).toMatchObject({ anonymousId: 'seg-1', userId: 'u-1', proof: 'proven', source: 'server' });
    expect(view?.properties['items']).toEqual([expect.objectContaining({ item_id: 'p1', price_minor: 450000 })]);
    const [order] = await logged('purchase');
    expect(order?.properties).toMatchObject({ transaction_id: 'o-1', value_minor: 900000 });
    const entry = await collector.core.folder.read('u:u-1');
    expect(entry?.profile).toMatchObject({ traits: { name: 'Lan' }, orders: { count: 1 } });
  });

  it('is told when its key is wrong', async () => {
    const analytics = new Analytics({ writeKey: 'sk_wrong', host: base, path: '/segment/v1/batch', maxRetries: 0 });
    const failures: unknown[] = [];
    analytics.on('error', (error) => failures.push(error));
    analytics.track({ userId: 'u-2', event: 'x' });
    await analytics.closeAndFlush();
    expect(failures).toHaveLength(1);
    expect(await logged('x')).toEqual([]);
  });
});

describe('Segment’s HTTP API', () => {
  it('understands a gzip body labelled as a form, with the key in Basic authorization', async () => {
    const body = gzipSync(
      JSON.stringify({
        batch: [{ type: 'track', messageId: 'gz-1', anonymousId: 'gz', event: 'Zipped' }],
        sentAt: new Date().toISOString(),
      }),
    );
    const response = await fetch(`${base}/segment/v1/batch`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: `Basic ${btoa(`${keys.publishable}:`)}` },
    });
    expect(await response.json()).toMatchObject({ success: true, results: [{ status: 'accepted' }] });
    expect(await logged('Zipped')).toHaveLength(1);
  });

  it('counts a repeated message once, and refuses none of a batch for one that is broken', async () => {
    const send = () =>
      fetch(`${base}/segment/v1/import`, {
        method: 'POST',
        body: JSON.stringify({
          writeKey: keys.secret,
          batch: [{ type: 'track', messageId: 'r-1', userId: 'u-r', event: 'Repeated' }, 'nonsense', { type: 'track' }],
        }),
      }).then((response) => response.json());
    expect(await send()).toMatchObject({ results: [{ status: 'accepted' }, { status: 'rejected' }, { status: 'rejected' }] });
    expect(await send()).toMatchObject({ results: [{ status: 'duplicate' }, {}, {}] });
    expect(await logged('Repeated')).toHaveLength(1);
  });

  it('keeps to what each message says of consent', async () => {
    const message = (userId: string, categoryPreferences?: object) => ({
      type: 'track',
      event: 'Asked first',
      userId,
      timestamp: new Date().toISOString(),
      ...(categoryPreferences !== undefined && { context: { consent: { categoryPreferences } } }),
    });
    const granted = { Analytics: true, Advertising: false };
    const batch = [message('c1', granted), message('c2', granted), message('c3', { Analytics: false }), message('c4')];
    const headers = { authorization: `Bearer ${keys.secret}` };
    const answer = await fetch(`${base}/segment/v1/batch`, { method: 'POST', headers, body: JSON.stringify({ batch }) });
    const { results } = (await answer.json()) as { results: readonly { index: number; status: string }[] };
    const [taken, withheld] = ['accepted', 'withheld'];
    expect(results.map(({ index, status }) => [index, status])).toEqual([
      [0, taken],
      [1, taken],
      [2, withheld],
      [3, taken],
    ]);
    expect((await logged('Asked first')).map(({ userId }) => userId)).toEqual(['c1', 'c2', 'c4']);
  });

  it('gives a message without an id one of its own, the same for a retry where its time is told', async () => {
    const timed = { type: 'track', userId: 'u-n', event: 'Timed (v2)', timestamp: '2026-01-05T10:00:00Z' };
    const untimed = { type: 'track', userId: 'u-n', event: 'Untimed' };
    const send = (sentAt: string) =>
      fetch(`${base}/segment/v1/batch`, {
        method: 'POST',
        body: JSON.stringify({ writeKey: keys.secret, sentAt, batch: [timed, untimed] }),
      }).then((response) => response.json());
    expect(await send('2026-01-05T10:00:01Z')).toMatchObject({ results: [{ status: 'accepted' }, { status: 'accepted' }] });
    expect(await send('2026-01-05T10:00:09Z')).toMatchObject({ results: [{ status: 'duplicate' }, { status: 'accepted' }] });
    expect((await logged('Timed v2')).map(({ properties }) => properties)).toEqual([{ originalName: 'Timed (v2)' }]);
    expect(await logged('Untimed')).toHaveLength(2);
  });

  it.each([
    ['no key', () => ({ batch: [] }), 401],
    ['an unknown key', () => ({ writeKey: 'pk_no', batch: [] }), 401],
    ['no list', () => ({ writeKey: keys.secret, batch: 5 }), 400],
  ])('answers a problem for %s', async (_case, body, status) => {
    const response = await fetch(`${base}/segment/v1/batch`, { method: 'POST', body: JSON.stringify(body()) });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });
});

describe('the Measurement Protocol', () => {
  const collect = (path: string, body: unknown, secret = keys.secret) =>
    fetch(`${base}${path}?measurement_id=G-1&api_secret=${secret}`, { method: 'POST', body: JSON.stringify(body) });

  it('takes an order once, however often it is sent with its time', async () => {
    const body = {
      client_id: '123.456',
      timestamp_micros: `${Date.now() * 1000}`,
      events: [
        {
          name: 'purchase',
          params: { transaction_id: 'ga-1', currency: 'VND', value: 450000, items: [{ item_id: 'p1', price: 450000 }] },
        },
      ],
    };
    expect((await collect('/ga4/mp/collect', body)).status).toBe(204);
    expect((await collect('/ga4/mp/collect', body)).status).toBe(204);
    const orders = (await logged('purchase')).filter((event) => event.anonymousId === '123.456');
    expect(orders.map((order) => order.properties['value_minor'])).toEqual([450000]);
  });

  it('counts the same at the same time of two people twice, and of one without a time each time', async () => {
    const login = { events: [{ name: 'login', params: { method: 'app' } }] };
    const at = { ...login, timestamp_micros: Date.now() * 1000 };
    for (const body of [
      { ...at, user_id: 'ga-1' },
      { ...at, user_id: 'ga-2' },
      { ...at, user_id: 'ga-2' },
      { ...at, app_instance_id: 'ga-3' },
      { ...at, app_instance_id: 'ga-4' },
      { ...login, client_id: 'ga-5', timestamp_micros: null },
      { ...login, client_id: 'ga-5', timestamp_micros: null },
    ])
      expect((await collect('/ga4/mp/collect', body)).status).toBe(204);
    const people = (await logged('login')).map(({ anonymousId, userId }) => anonymousId ?? userId);
    expect(people.filter((id) => id?.startsWith('ga-'))).toEqual(['ga-1', 'ga-2', 'ga-3', 'ga-4', 'ga-5', 'ga-5']);
  });

  it('says in debug what is wrong, and takes nothing', async () => {
    const before = await collector.storage.log.count();
    const response = await collect('/ga4/debug/mp/collect', { events: [{ name: 'purchase', params: { currency: 'dong' } }] });
    const { validationMessages } = (await response.json()) as { validationMessages: { fieldPath: string }[] };
    expect(validationMessages.map((message) => message.fieldPath)).toEqual(['client_id']);
    const wrong = { name: 'add_to_cart', params: { value: 'x', items: [{ item_id: '' }] } };
    const odd = await collect('/ga4/debug/mp/collect', { client_id: 'c', events: [wrong, { name: '1x' }] });
    const { validationMessages: paths } = (await odd.json()) as { validationMessages: { fieldPath: string }[] };
    expect(paths.map((message) => message.fieldPath).sort()).toEqual([
      'events.0.params.items.0.item_id',
      'events.0.params.value',
      'events.1.name',
    ]);
    const fine = await collect('/ga4/debug/mp/collect', { client_id: 'c', events: [{ name: 'login', params: {} }] });
    expect(await fine.json()).toEqual({ validationMessages: [] });
    expect(await collector.storage.log.count()).toBe(before);
  });

  it('refuses an unknown secret', async () => {
    expect((await collect('/ga4/mp/collect', {}, 'nope')).status).toBe(401);
  });
});

it('tells Segment’s clients to ask the way the page reached the shop’s proxy', async () => {
  const proxied = await createCollector({ trustedProxies: 1 });
  const { publishable } = await proxied.core.keys.create({ name: 'test', nowMs: Date.now() });
  const response = await proxied.app.request(`http://10.0.0.1/segment/v1/projects/${publishable}/settings`, {
    headers: { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'quen.shop.example' },
  });
  expect(await response.json()).toMatchObject({
    integrations: { 'Segment.io': { protocol: 'https', apiHost: 'quen.shop.example/segment/v1' } },
  });
  await proxied.close();
});

describe('OpenFeature’s own server provider', () => {
  beforeAll(() =>
    OpenFeature.setProviderAndWait(new OFREPProvider({ baseUrl: base, headers: [['Authorization', `Bearer ${keys.secret}`]] })),
  );
  afterAll(() => OpenFeature.close());

  it('gets a placement as a flag, in the visitor’s language, with why', async () => {
    const details = await OpenFeature.getClient().getObjectDetails('home', {}, { targetingKey: 'of-1', locale: 'en' });
    expect(details).toMatchObject({
      variant: 'a',
      value: { kind: 'message', headline: 'Hello' },
      flagMetadata: { campaign: 'hello' },
    });
    expect(['TARGETING_MATCH', 'SPLIT']).toContain(details.reason);
  });

  it('keeps its own default where nothing is shown, and where there is no such placement', async () => {
    const client = OpenFeature.getClient();
    expect((await client.getObjectDetails('empty', { mine: true }, { targetingKey: 'of-1' })).value).toEqual({ mine: true });
    expect(await client.getObjectDetails('nowhere', { mine: true }, { targetingKey: 'of-1' })).toMatchObject({
      value: { mine: true },
      errorCode: 'FLAG_NOT_FOUND',
    });
  });

  it('is told that a targeting key is missing', async () => {
    expect(await OpenFeature.getClient().getObjectDetails('home', {}, {})).toMatchObject({ errorCode: 'TARGETING_KEY_MISSING' });
  });
});

describe('OFREP’s bulk evaluation', () => {
  const evaluate = (headers: Record<string, string> = {}) =>
    fetch(`${base}/ofrep/v1/evaluate/flags`, {
      method: 'POST',
      headers: { 'x-api-key': keys.publishable, 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ context: { targetingKey: 'of-2', placements: ['home', 'elsewhere'] } }),
    });

  it('answers the placements asked for', async () => {
    const { flags } = (await (await evaluate()).json()) as { flags: { key: string }[] };
    expect(flags.map((flag) => flag.key)).toEqual(['home']);
  });

  it('says that nothing has changed to who has the answer already', async () => {
    const first = await evaluate();
    const { flags } = (await first.json()) as { flags: { metadata: { decisionId: string } }[] };
    const etag = first.headers.get('etag') ?? '';
    await vi.waitFor(async () => {
      const later = (await (await evaluate()).json()) as typeof first & { flags: typeof flags };
      expect(later.flags[0]?.metadata.decisionId).not.toBe(flags[0]?.metadata.decisionId);
    });
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`])
      expect((await evaluate({ 'if-none-match': known })).status, known).toBe(304);
    expect((await evaluate({ 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('keeps nothing of a visitor who has not consented', async () => {
    const decided = async (targetingKey: string, consent: object) => {
      const body = JSON.stringify({ context: { targetingKey, consent } });
      await fetch(`${base}/ofrep/v1/evaluate/flags`, { method: 'POST', headers: { 'x-api-key': keys.publishable }, body });
      await collector.core.commits.drain();
      return collector.storage.decisions.newest([ownProfileId(`a:${targetingKey}`)], 10);
    };
    expect(await decided('of-shy', { analytics_storage: 'denied' })).toEqual([]);
    expect(await decided('of-open', { analytics_storage: 'granted' })).toHaveLength(1);
  });

  it.each([
    ['{', 'PARSE_ERROR'],
    ['{}', 'TARGETING_KEY_MISSING'],
    ['{"context":7}', 'INVALID_CONTEXT'],
    ['{"context":{"targetingKey":7}}', 'INVALID_CONTEXT'],
    ['{"context":{"targetingKey":"of-3","consent":{"analytics":"no"}}}', 'INVALID_CONTEXT'],
  ])('answers %s with %s', async (body, errorCode) => {
    const response = await fetch(`${base}/ofrep/v1/evaluate/flags`, {
      method: 'POST',
      headers: { 'x-api-key': keys.publishable },
      body,
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errorCode });
  });
});
