import type { OffersEvaluation } from '@quen/engine';
import type { DecideResponse, Offer, Problem, Product, RuleSet } from '@quen/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultRuleSet } from '../decisions/default-rule-set.ts';
import type { Collector } from '../server/collector.ts';
import { createCollector } from '../server/create-collector.ts';
import { type Listening, listen } from '../server/listen.ts';
import { StorageUnavailable } from '../storage/storage.ts';
import type { TakenOffers } from './take-offers.ts';

const startMs = Date.parse('2026-03-02T03:00:00Z');
const products: Product[] = [
  { id: 'p1', title: 'Áo', url: '/p1', categories: ['ao'], currency: 'VND', priceMinor: 100_000, availability: 'in_stock' },
  { id: 'p2', title: 'Giày', url: '/p2', categories: ['giay'], currency: 'VND', priceMinor: 300_000, availability: 'in_stock' },
];
const offer = (id: string, change: Partial<Offer>): Offer => ({
  id,
  name: id,
  status: 'running',
  currency: 'VND',
  benefit: { kind: 'percentage', percent: 10 },
  ...change,
});
const rules: RuleSet = {
  ...defaultRuleSet,
  version: 1,
  placements: [{ id: 'home', name: 'Home' }],
  campaigns: [
    {
      id: 'gift',
      name: 'Gift',
      status: 'running',
      placements: ['home'],
      audience: {},
      tailoring: 'transparent',
      holdout: 0,
      variants: [{ id: 'a', weight: 1, content: { kind: 'offer', offerId: 'personal', headline: { vi: 'Quà Tết' } } }],
    },
  ],
  offers: [
    offer('ten', { code: { kind: 'shared', code: 'MUOI' } }),
    offer('scarce', {
      benefit: { kind: 'amount', amountMinor: 5_000 },
      limits: { totalUses: 100, usesPerCustomer: 1 },
      stacking: 'stackable',
    }),
    offer('budget', {
      limits: { totalSpendMinor: 25_000 },
      code: { kind: 'shared', code: 'NGANSACH' },
      benefit: { kind: 'amount', amountMinor: 10_000 },
    }),
    offer('personal', {
      code: { kind: 'generated', prefix: 'TET', expiresAfterDays: 7 },
      benefit: { kind: 'percentage', percent: 50 },
    }),
  ],
};
const cart = {
  currency: 'VND',
  items: [
    { item_id: 'p1', quantity: 1 },
    { item_id: 'p2', quantity: 1 },
  ],
};

let collector: Collector;
let keys: { publishable: string; secret: string };
let nowMs: number;

beforeEach(async () => {
  nowMs = startMs;
  collector = await createCollector({ now: () => nowMs, initialRules: rules });
  keys = await collector.core.keys.create({ name: 'test', nowMs });
  await collector.upsertProducts(products);
});
afterEach(() => collector.close());

async function post<T>(path: string, body: unknown, key = keys.secret): Promise<{ status: number; body: T; headers: Headers }> {
  const response = await collector.app.request(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { authorization: `Bearer ${key}` },
  });
  return { status: response.status, body: (await response.json()) as T, headers: response.headers };
}

const toldOffers = async () =>
  (await collector.storage.log.read({ after: 0 }))
    .filter(({ name }) => name.startsWith('offer_'))
    .map(({ name, properties }) => `${name} ${properties['offerId']}`);

describe('POST /v1/offers/evaluate', () => {
  it('reduces the cart line by line and says why the rest does not apply', async () => {
    const { body, headers } = await post<OffersEvaluation>('/v1/offers/evaluate', { cart, codes: ['muoi'], userId: 'u1' });
    expect(body).toMatchObject({ currency: 'VND', valueMinor: 400_000 });
    expect(body.applied.map((one) => one.offerId).sort()).toEqual(['scarce', 'ten']);
    expect(body.lines.reduce((sum, line) => sum + line.discountMinor, 0)).toBe(body.discountMinor);
    expect(body.refused.find((one) => one.offerId === 'personal')?.detail).toBe('it needs a code of its own');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('tells a browser its discounts, but not which other offers there are', async () => {
    const { body } = await post<Record<string, unknown>>('/v1/offers/evaluate', { cart, anonymousId: 'v1' }, keys.publishable);
    expect(body).not.toHaveProperty('refused');
    expect(JSON.stringify(body)).not.toContain('personal');
  });

  it('explains itself to the shop alone', async () => {
    const asked = { cart, offers: ['budget'], codes: ['NGANSACH'], explain: true };
    await post('/v1/offers/redeem', { orderId: 'o1', cart, offers: ['budget'], codes: ['NGANSACH'] });
    const { body } = await post<OffersEvaluation>('/v1/offers/evaluate', asked);
    expect(body.trace).toEqual([
      { offerId: 'budget', limits: [{ code: 'total_spend', limit: 25_000, used: 10_000, left: 15_000 }] },
    ]);
    const shopper = await post<Problem>('/v1/offers/evaluate', { ...asked, anonymousId: 'v1' }, keys.publishable);
    expect([shopper.status, shopper.body.code]).toEqual([403, 'key_forbidden']);
  });

  it.each([
    ['no cart', {}, 'invalid_request'],
    ['an unknown offer', { cart, offers: ['nope'] }, 'unknown_offer'],
    ['a negative price', { cart: { items: [{ item_id: 'p1', quantity: 1, price: -5 }] } }, 'invalid_request'],
    ['half a piece', { cart: { items: [{ item_id: 'p1', quantity: 0.5 }] } }, 'invalid_request'],
  ])('answers a problem for %s', async (_case, body, code) => {
    expect((await post<Problem>('/v1/offers/evaluate', body)).body.code).toBe(code);
  });
});

describe('reserving and redeeming', () => {
  it.each(['reserve', 'redeem', 'release'])('%s needs the secret key', async (step) => {
    expect((await post<Problem>(`/v1/offers/${step}`, { orderId: 'o1', cart }, keys.publishable)).body.code).toBe(
      'key_forbidden',
    );
  });

  it('is the same answer however often an order asks', async () => {
    const first = await post<TakenOffers>('/v1/offers/reserve', { orderId: 'o1', cart, userId: 'u1' });
    expect(first.body.status).toBe('reserved');
    const again = await post<TakenOffers>('/v1/offers/reserve', {
      orderId: 'o1',
      cart: { items: [{ item_id: 'p1', quantity: 9 }] },
      userId: 'u1',
    });
    expect(again.body).toEqual(first.body);
    const redeemed = await post<TakenOffers>('/v1/offers/redeem', { orderId: 'o1', userId: 'u1' });
    expect(redeemed.body).toMatchObject({ status: 'redeemed', evaluation: first.body.evaluation });
    expect((await post<TakenOffers>('/v1/offers/redeem', { orderId: 'o1', userId: 'u1' })).body).toEqual(redeemed.body);
    const events = (await collector.storage.log.read({ after: 0 })).map((event) => event.name);
    expect(events).toEqual(['offer_reserved', 'offer_redeemed']);
  });

  it('is told when it is asked for again after telling it failed', async () => {
    const asked = { orderId: 'o1', cart, codes: ['MUOI'], userId: 'u1' };
    vi.spyOn(collector.core, 'ingest').mockRejectedValueOnce(new StorageUnavailable('the disk is full'));
    expect((await post('/v1/offers/reserve', asked)).status).toBe(503);
    expect((await post<TakenOffers>('/v1/offers/reserve', asked)).body.status).toBe('reserved');
    expect((await post<TakenOffers>('/v1/offers/reserve', asked)).body.status).toBe('reserved');
    expect(await toldOffers()).toEqual(['offer_reserved scarce', 'offer_reserved ten']);
  });

  it('tells every offer of an order with a long number', async () => {
    await post('/v1/offers/redeem', { orderId: 'o'.repeat(200), cart, codes: ['MUOI'], userId: 'u1' });
    expect(await toldOffers()).toEqual(['offer_redeemed scarce', 'offer_redeemed ten']);
  });

  it('answers that it was redeemed when its person was erased since', async () => {
    const asked = { orderId: 'o1', cart, codes: ['MUOI'], userId: 'u1' };
    await post('/v1/offers/redeem', asked);
    await collector.app.request('/v1/privacy/u:u1', { method: 'DELETE', headers: { authorization: `Bearer ${keys.secret}` } });
    for (const path of ['redeem', 'reserve']) {
      const again = await post<TakenOffers>(`/v1/offers/${path}`, asked);
      expect(again).toMatchObject({ status: 200, body: { status: 'redeemed', evaluation: { currency: 'VND', applied: [] } } });
    }
    expect((await post<TakenOffers>('/v1/offers/release', { orderId: 'o1' })).body.status).toBe('released');
  });

  it('tells what is given back, of the person it was taken by', async () => {
    await post('/v1/offers/reserve', { orderId: 'o1', cart, offers: ['scarce'], anonymousId: 'v1' });
    await collector.ingestTrusted([{ messageId: 'm1', name: 'login', anonymousId: 'v1', userId: 'u1' }]);
    await post('/v1/offers/release', { orderId: 'o1' });
    await post('/v1/offers/release', { orderId: 'o1' });
    expect(await toldOffers()).toEqual(['offer_reserved scarce', 'offer_released scarce']);
    expect((await collector.storage.log.read({ after: 0 })).at(-1)).toMatchObject({ name: 'offer_released', userId: 'u1' });
  });

  it('tells again what an order takes again after it gave it back', async () => {
    const told = ['offer_reserved scarce', 'offer_released scarce'];
    for (let time = 1; time <= 2; time++) {
      nowMs += 1_000;
      await post('/v1/offers/reserve', { orderId: 'o1', cart, offers: ['scarce'], userId: 'u1' });
      await post('/v1/offers/release', { orderId: 'o1' });
      expect(await toldOffers()).toEqual(Array.from({ length: time }, () => told).flat());
    }
  });

  it('holds a customer to one use, across devices that turn out to be the same person', async () => {
    await post('/v1/offers/redeem', { orderId: 'o1', cart, offers: ['scarce'], anonymousId: 'v1' });
    await collector.ingestTrusted([{ messageId: 'm1', name: 'login', anonymousId: 'v1', userId: 'u1' }]);
    const second = await post<Problem>('/v1/offers/redeem', { orderId: 'o2', cart, offers: ['scarce'], userId: 'u1' });
    expect(second.status).toBe(409);
    expect(second.body).toMatchObject({
      code: 'limit_reached',
      issues: [{ path: 'offers.scarce', message: expect.stringContaining('1 of 1 times') }],
    });
  });

  it('gives uses back when a reservation lapses, is released, or its order is cancelled', async () => {
    const take = (orderId: string) =>
      post<TakenOffers>('/v1/offers/reserve', {
        orderId,
        cart,
        offers: ['budget'],
        codes: ['NGANSACH'],
        userId: orderId,
        holdSeconds: 60,
      });
    expect((await take('o1')).status).toBe(200);
    expect((await take('o2')).status).toBe(200);
    expect((await take('o3')).status).toBe(409);
    await post('/v1/offers/release', { orderId: 'o1' });
    expect((await take('o3')).status).toBe(200);
    nowMs += 61_000;
    expect((await post<Problem>('/v1/offers/redeem', { orderId: 'o2' })).body.detail).toMatch(/lapsed/);
    expect((await take('o4')).status).toBe(200);
    expect((await take('o5')).status).toBe(200);
    expect((await take('o6')).status).toBe(409);
    await post('/v1/offers/redeem', { orderId: 'o4' });
    await post('/v1/orders', { orders: [{ orderId: 'o4', userId: 'o4', status: 'cancelled' }] });
    expect((await take('o6')).status).toBe(200);
  });

  it('remembers why it refused', async () => {
    for (const orderId of ['o1', 'o2', 'o3', 'o4'])
      await post('/v1/offers/redeem', { orderId, cart, codes: ['NGANSACH'], userId: orderId });
    expect(await collector.storage.offers.refusals('budget')).toEqual([{ code: 'total_spend', count: 2 }]);
  });
});

describe('generated codes', () => {
  it('are many at once, all different, and cannot be told from one another', { timeout: 120_000 }, async () => {
    const { body } = await post<{ codes: { code: string }[] }>('/v1/offers/personal/codes', { count: 100_000 });
    expect(new Set(body.codes.map((one) => one.code)).size).toBe(100_000);
    expect(body.codes[0]?.code).toMatch(/^TET-[0-9A-HJKMNP-TV-Z]{12}$/);
  });

  it('are made for nobody when somebody cannot be one person', async () => {
    const { status, body } = await post<Problem>('/v1/offers/personal/codes', { userIds: ['u1', 'null', ' '] });
    expect(status).toBe(400);
    expect(body.issues).toMatchObject([
      { code: 'invalid_identity', path: 'userIds.1' },
      { code: 'invalid_identity', path: 'userIds.2' },
    ]);
    expect((await collector.storage.offers.codesOf('personal', nowMs)).issued).toBe(0);
  });

  it('are one a person, however many requests ask at once', async () => {
    const body = { placements: ['home'], page: { url: 'https://shop.example/' }, anonymousId: 'v1', events: [] };
    const answers = await Promise.all([1, 2, 3].map(() => post<DecideResponse>('/v1/decide', body, keys.publishable)));
    const codes = answers.flatMap(({ body: { decisions } }) =>
      decisions.map(({ content }) => (content?.kind === 'offer' ? content.code : undefined)),
    );
    expect(codes).toHaveLength(3);
    expect([...new Set(codes)]).toEqual([expect.stringMatching(/^TET-/)]);
    expect((await collector.storage.offers.codesOf('personal', nowMs)).issued).toBe(1);
  });

  it('are shown to the person they are made for, the same one every time, and give way when they are used or have run out', async () => {
    const decide = async (anonymousId: string) => {
      const body = {
        placements: ['home'],
        page: { url: 'https://shop.example/' },
        anonymousId,
        events: [{ messageId: `m-${anonymousId}-${nowMs}`, name: 'page_view' }],
      };
      const { body: answer } = await post<DecideResponse>('/v1/decide', body, keys.publishable);
      return answer.decisions[0];
    };
    const ask = async (anonymousId: string) => {
      const content = (await decide(anonymousId))?.content;
      return content?.kind === 'offer' ? content : undefined;
    };
    const first = await ask('v1');
    expect(first?.code).toMatch(/^TET-/);
    expect(first?.endsAtMs).toBe(startMs + 7 * 86_400_000);
    expect((await ask('v1'))?.code).toBe(first?.code);
    const second = (await ask('v2'))?.code;
    expect(second).not.toBe(first?.code);
    await post('/v1/offers/redeem', { orderId: 'o2', cart, codes: [second], anonymousId: 'v2', offers: ['personal'] });
    expect(await decide('v2')).toMatchObject({ reason: 'LIMIT_REACHED' });
    nowMs += 8 * 86_400_000;
    expect(await decide('v1')).toMatchObject({ reason: 'LIMIT_REACHED' });
    expect(await ask('v3')).toMatchObject({ code: expect.stringMatching(/^TET-/) });
  });

  it('belong to one customer, count once, and expire', async () => {
    const issue = async () =>
      (await post<{ codes: { code: string }[] }>('/v1/offers/personal/codes', { userIds: ['u1'] })).body.codes[0]?.code ?? '';
    const code = await issue();
    const detailFor = async (userId: string, typed: string) => {
      const { body } = await post<OffersEvaluation>('/v1/offers/evaluate', {
        cart,
        codes: [typed],
        userId,
        offers: ['personal'],
      });
      return body.refused[0]?.detail ?? body.applied[0]?.offerId;
    };
    expect(await detailFor('u1', code.toLowerCase())).toBe('personal');
    expect(await detailFor('u2', code)).toBe('the code was made for somebody else');
    await post('/v1/offers/redeem', { orderId: 'o1', cart, codes: [code], userId: 'u1', offers: ['personal'] });
    expect(await detailFor('u1', code)).toBe('the code has been used');
    const late = await issue();
    nowMs += 8 * 86_400_000;
    expect(await detailFor('u1', late)).toBe('the code has expired');
  });
});

it('gives exactly as much as there is to a thousand who come at once', { timeout: 60_000 }, async () => {
  const server: Listening = await listen(collector, { port: 0, hostname: '127.0.0.1' });
  const outcomes = await Promise.all(
    Array.from({ length: 1000 }, async (_, n) => {
      const response = await fetch(`http://127.0.0.1:${server.port}/v1/offers/redeem`, {
        method: 'POST',
        headers: { authorization: `Bearer ${keys.secret}` },
        body: JSON.stringify({ orderId: `order-${n}`, cart, offers: ['scarce'], userId: `user-${n}` }),
      });
      return { status: response.status, body: (await response.json()) as Problem };
    }),
  );
  const refused = outcomes.filter((one) => one.status !== 200);
  expect(outcomes.length - refused.length).toBe(100);
  for (const { status, body } of refused) {
    expect(status).toBe(409);
    expect(body).toMatchObject({
      code: 'limit_reached',
      issues: [{ message: expect.stringContaining('used 100 of 100 times') }],
    });
  }
  const moment = { customerIds: [], nowMs, dayStartMs: 0 };
  expect((await collector.storage.offers.counters(['scarce'], moment)).get('scarce')).toMatchObject({
    uses: 100,
    amountMinor: 500_000,
  });
  await server.close();
});
