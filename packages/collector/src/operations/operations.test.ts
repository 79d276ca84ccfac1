import type { Product, Profile } from '@quen/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Collector } from '../server/collector.ts';
import { createCollector } from '../server/create-collector.ts';

let collector: Collector;
let keys = { secret: '', publishable: '' };
beforeAll(async () => {
  collector = await createCollector({ now: () => 1_700_000_000_000 });
  keys = await collector.core.keys.create({ name: 'test', nowMs: 0 });
});
afterAll(() => collector.close());

const ask = async (method: string, path: string, body?: unknown, key = keys.secret) => {
  const answer = await collector.app.request(path, {
    method,
    headers: { authorization: `Bearer ${key}` },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: await answer.json(), cache: answer.headers.get('cache-control') };
};

const shoe: Product = {
  id: 'giay-01',
  title: 'Giày',
  url: '/giay-01',
  categories: ['giay'],
  currency: 'VND',
  priceMinor: 890_000,
  availability: 'in_stock',
};

describe('products', () => {
  test('are for the secret key only', async () => {
    for (const [method, path] of [
      ['GET', '/v1/products'],
      ['PUT', '/v1/products'],
      ['DELETE', '/v1/products?id=a'],
      ['POST', '/v1/products/import'],
      ['POST', '/v1/orders'],
      ['GET', '/v1/profiles/u:1'],
    ] as const) {
      expect((await ask(method, path, method === 'GET' ? undefined : {}, keys.publishable)).status, path).toBe(403);
    }
  });

  test('are saved one by one, read, paged and removed', async () => {
    const put = await ask('PUT', '/v1/products', {
      products: [shoe, { ...shoe, id: 'b', priceMinor: -1 }, { ...shoe, id: 'c' }],
    });
    expect(put.body).toMatchObject({
      results: [
        { status: 'saved' },
        { index: 1, status: 'refused', issues: [{ path: 'priceMinor' }] },
        { id: 'c', status: 'saved' },
      ],
    });
    expect((await ask('GET', '/v1/products/giay-01')).body).toMatchObject({ title: 'Giày', verified: true });
    expect((await ask('GET', '/v1/products?limit=1')).body).toMatchObject({ products: [{ id: 'c' }], next: 'c' });
    expect((await ask('GET', '/v1/products?after=c')).body).toMatchObject({ products: [{ id: 'giay-01' }] });
    expect((await ask('DELETE', '/v1/products?id=c&id=nothing')).body).toEqual({ removed: 1 });
    expect((await ask('GET', '/v1/products/c')).status).toBe(404);
    expect((await ask('DELETE', '/v1/products')).status).toBe(400);
    expect((await ask('PUT', '/v1/products', { products: 5 })).status).toBe(400);
  });

  test('are not put on a schedule from addresses that cannot be fetched', async () => {
    for (const url of [
      'javascript:alert(1)',
      'http://127.0.0.1/x',
      'http://0x7f.1/',
      'http://localhost:3000/f',
      'http://localhost./',
      'feed.xml',
    ]) {
      const answer = await ask('PUT', '/v1/feeds', { feeds: [{ url }] });
      expect(answer, url).toMatchObject({ status: 400, body: { issues: [{ path: 'feeds.0.url' }] } });
    }
    expect((await ask('GET', '/v1/feeds')).body).toEqual({ feeds: [] });
  });

  test('say which of their fields are none, and are refused rather than lose their price', async () => {
    const { priceMinor: _, ...bare } = shoe;
    const put = await ask('PUT', '/v1/products', {
      products: [
        { ...bare, id: 'x', price: 890 },
        { ...shoe, id: 'y', image_link: '/y.jpg', colour: 'red' },
        { ...shoe, id: 'z' },
      ],
    });
    expect(put.body).toEqual({
      results: [
        { index: 0, status: 'refused', issues: [expect.objectContaining({ path: 'price' })] },
        {
          index: 1,
          id: 'y',
          status: 'saved',
          issues: [expect.objectContaining({ path: 'image_link' }), expect.objectContaining({ path: 'colour' })],
        },
        { index: 2, id: 'z', status: 'saved' },
      ],
    });
    const [{ message }] = (put.body as { results: { issues: [{ message: string }] }[] }).results[1]?.issues ?? [{ message: '' }];
    expect(message).toContain('imageUrl');
    await ask('DELETE', '/v1/products?id=y&id=z');
  });

  test('are not fetched from private addresses', async () => {
    const answer = await ask('POST', '/v1/products/import', { url: 'http://127.0.0.1:1/feed.xml' });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    expect((answer.body as { detail: string }).detail).toContain('not on the public internet');
  });
});

describe('orders', () => {
  const order = {
    orderId: 'A-1',
    userId: '42',
    status: 'placed',
    at: '2023-11-14T10:00:00Z',
    currency: 'VND',
    value: 1_780_000,
    items: [{ item_id: 'giay-01', quantity: 2, price: 890_000 }],
  };
  const revenue = async () => ((await ask('GET', '/v1/profiles/u:42')).body as Profile).orders;

  test('count once, are refunded in parts and cancelled', async () => {
    const first = await ask('POST', '/v1/orders', {
      orders: [order, { ...order, orderId: 'A-2' }, { orderId: 'x', status: 'placed' }],
    });
    expect(first.body).toMatchObject({
      results: [
        { index: 0, orderId: 'A-1', status: 'accepted' },
        { index: 1, orderId: 'A-2', status: 'accepted' },
        { index: 2, status: 'rejected' },
      ],
    });
    expect((await ask('POST', '/v1/orders', { orders: [order] })).body).toMatchObject({ results: [{ status: 'duplicate' }] });
    expect((await ask('POST', '/v1/orders', { orders: [{ ...order, value: 5 }] })).body).toMatchObject({
      results: [{ status: 'set_aside' }],
    });
    expect(await revenue()).toMatchObject({ count: 2, revenueMinor: { VND: 3_560_000 } });

    const refund = { orderId: 'A-1', userId: '42', status: 'refunded', refundId: 'r1', currency: 'VND', value: 890_000 };
    await ask('POST', '/v1/orders', { orders: [refund, refund] });
    expect(await revenue()).toMatchObject({ count: 2, revenueMinor: { VND: 2_670_000 } });
    await ask('POST', '/v1/orders', { orders: [{ orderId: 'A-2', userId: '42', status: 'cancelled' }] });
    expect(await revenue()).toMatchObject({ count: 1, revenueMinor: { VND: 890_000 } });
  });

  test('are not taken from orders nobody told of, nor in another currency', async () => {
    const a3 = { ...order, orderId: 'A-3', userId: '43', value: 2000, items: [{ item_id: 'giay-01', quantity: 1 }] };
    const back = { orderId: 'A-3', userId: '43', status: 'refunded', refundId: 'r1', currency: 'USD', value: 5 };
    const early = await ask('POST', '/v1/orders', { orders: [{ ...back, currency: 'VND' }] });
    expect(early.body).toMatchObject({ results: [{ status: 'rejected', issues: [{ path: 'orderId' }] }] });
    const cancelled = await ask('POST', '/v1/orders', { orders: [{ orderId: 'NOPE', userId: '43', status: 'cancelled' }] });
    expect(cancelled.body).toMatchObject({ results: [{ status: 'rejected', issues: [{ path: 'orderId' }] }] });
    const both = await ask('POST', '/v1/orders', { orders: [back, a3] });
    expect(both.body).toMatchObject({
      results: [{ index: 0, status: 'rejected', issues: [{ path: 'currency' }] }, { status: 'accepted' }],
    });
    expect((await ask('POST', '/v1/orders', { orders: [back] })).body).toMatchObject({ results: [{ status: 'rejected' }] });
    // What was refused may come again.
    const mended = await ask('POST', '/v1/orders', { orders: [{ ...back, currency: 'VND' }] });
    expect(mended.body).toMatchObject({ results: [{ status: 'accepted' }] });
    expect(((await ask('GET', '/v1/profiles/u:43')).body as Profile).orders.revenueMinor).toEqual({ VND: 1995 });
  });

  test('give back of single pieces what they cost, where only they are named', async () => {
    const items = [
      { item_id: 'giay-01', quantity: 2, price: 300 },
      { item_id: 'tat-01', quantity: 1, price: 50 },
      { item_id: 'qua', quantity: 1 },
    ];
    const placed = { ...order, userId: '47', value: 670, items };
    const back = (orderId: string, refundId: string, returned: readonly object[]) => ({
      ...{ orderId, userId: '47', status: 'refunded', refundId },
      items: returned,
    });
    const tell = async (...orders: readonly object[]) =>
      (
        (await ask('POST', '/v1/orders', { orders })).body as { results: { status: string; issues?: { path: string }[] }[] }
      ).results.map(({ status, issues }) => issues?.[0]?.path ?? status);
    const left = async () => ((await ask('GET', '/v1/profiles/u:47')).body as Profile).orders;
    expect(await tell({ ...placed, orderId: 'P-1' })).toEqual(['accepted']);
    expect(await tell(back('P-1', 'a', [{ item_id: 'giay-01', quantity: 1 }]))).toEqual(['accepted']);
    expect(await left()).toMatchObject({ count: 1, revenueMinor: { VND: 370 } });
    expect(
      await tell(
        back('P-1', 'b', [
          { item_id: 'tat-01', quantity: 1 },
          { item_id: 'giay-01', quantity: 1, price: 20 },
        ]),
      ),
    ).toEqual(['accepted']);
    expect(await left()).toMatchObject({ count: 1, revenueMinor: { VND: 300 } });
    // Of what the order names no price for nobody can tell what was given back.
    expect(await tell(back('P-1', 'c', [{ item_id: 'qua', quantity: 1 }]))).toEqual(['items.0.price']);
    expect(
      await tell(
        back('P-1', 'd', [
          { item_id: 'tat-01', quantity: 1 },
          { item_id: 'other', quantity: 1 },
        ]),
      ),
    ).toEqual(['items.1.price']);
    // All of it is the whole order, what it paid for its way included; told with the order itself, too.
    const all = items.map(({ price: _, ...item }) => item);
    expect(await tell(back('P-2', 'a', all), { ...placed, orderId: 'P-2' })).toEqual(['accepted', 'accepted']);
    expect(await tell({ ...placed, orderId: 'P-3' }, back('P-3', 'a', [{ item_id: 'tat-01', quantity: 1 }]))).toEqual([
      'accepted',
      'accepted',
    ]);
    expect(await left()).toMatchObject({ count: 2, revenueMinor: { VND: 300 + 620 } });
    // Also where it is not in the shop's currency, and the refund says none.
    const abroad = {
      ...placed,
      orderId: 'P-4',
      currency: 'KWD',
      value: 3.5,
      items: [{ item_id: 'a', quantity: 2, price: 1.25 }],
    };
    expect(await tell(abroad, back('P-4', 'a', [{ item_id: 'a', quantity: 1 }]))).toEqual(['accepted', 'accepted']);
    expect((await left()).revenueMinor).toEqual({ VND: 920, KWD: 2250 });
    await collector.core.reports.catchUp();
    const { orders } = await collector.storage.reports.load([], [], ['P-1', 'P-2', 'P-3']);
    expect(orders.map(({ orderId, revenueMinor }) => [orderId, revenueMinor])).toEqual([
      ['P-1', 300],
      ['P-2', 0],
      ['P-3', 620],
    ]);
  });

  test('have one currency', async () => {
    const mixed = { ...order, orderId: 'A-4', items: [{ item_id: 'giay-01', quantity: 1, price: 3, currency: 'USD' }] };
    expect((await ask('POST', '/v1/orders', { orders: [mixed] })).body).toMatchObject({
      results: [{ status: 'rejected', issues: [{ path: 'items.0.currency' }] }],
    });
  });

  test('are refunded to whoever placed them, the same in profile and report', async () => {
    const placed = { ...order, orderId: 'A-5', userId: undefined, anonymousId: 'browser-5', value: 9000 };
    await ask('POST', '/v1/orders', { orders: [placed] });
    const back = { orderId: 'A-5', userId: '55', status: 'refunded', refundId: 'r', currency: 'VND', value: 4000 };
    expect((await ask('POST', '/v1/orders', { orders: [back] })).body).toMatchObject({ results: [{ status: 'accepted' }] });
    expect(((await ask('GET', '/v1/profiles/a:browser-5')).body as Profile).orders.revenueMinor).toEqual({ VND: 5000 });
    expect((await ask('GET', '/v1/profiles/u:55')).status).toBe(404);
    await collector.core.reports.catchUp();
    const { orders } = await collector.storage.reports.load([], [], ['A-5']);
    expect(orders[0]?.revenueMinor).toBe(5000);
    expect((await ask('POST', '/v1/orders', { orders: [back] })).body).toMatchObject({ results: [{ status: 'duplicate' }] });
  });

  test('of somebody who was erased are neither given back nor kept as refused', async () => {
    await ask('POST', '/v1/orders', { orders: [{ ...order, orderId: 'A-6', userId: '66' }] });
    expect((await ask('DELETE', '/v1/privacy/u:66')).status).toBe(200);
    const before = (await collector.storage.log.readRejected(100)).length;
    const back = { orderId: 'A-6', userId: '66', status: 'refunded', refundId: 'r', currency: 'VND', value: 4000 };
    // Another moment than that of the erasure, at which this clock stands.
    const answer = await ask('POST', '/v1/orders', { orders: [{ ...back, at: '2023-11-14T09:00:00Z' }] });
    expect(answer.body).toMatchObject({ results: [{ status: 'withheld' }] });
    expect(await collector.storage.log.readRejected(100)).toHaveLength(before);
  });

  test('need somebody and something', async () => {
    const { userId: _, ...nobody } = order;
    const answer = await ask('POST', '/v1/orders', { orders: [nobody, { ...order, items: [] }] });
    expect(answer.body).toMatchObject({ results: [{ issues: [{ path: 'userId' }] }, { issues: [{ path: 'items' }] }] });
  });
});

describe('orders that do not fit', () => {
  const order = { orderId: 'B-1', userId: '43', status: 'placed', value: -1, items: [{ item_id: 'giay-01', quantity: 1 }] };
  const post = async (body: string) =>
    (
      await collector.app.request('/v1/orders', { method: 'POST', headers: { authorization: `Bearer ${keys.secret}` }, body })
    ).json();

  test('are kept with what else is rejected, as the events that would have told of them', async () => {
    const before = (await collector.storage.log.readRejected(100)).length;
    const sent = [order, { ...order, status: 'plaecd' }, 'B-2'];
    expect(await post(JSON.stringify({ orders: sent }))).toMatchObject({
      results: [
        { index: 0, orderId: 'B-1', status: 'rejected', issues: [{ path: 'value' }] },
        { index: 1, orderId: 'B-1', status: 'rejected' },
        { index: 2, status: 'rejected' },
      ],
    });
    const kept = (await collector.storage.log.readRejected(100)).slice(0, -before || undefined).reverse();
    expect(kept.map(({ identity }) => identity)).toEqual(['u:43', 'u:43', null]);
    const [first, second, third] = kept.map(({ raw }) => JSON.parse(Buffer.from(raw).toString()));
    const properties = { transaction_id: 'B-1', value: -1, items: order.items };
    expect(first).toEqual({ messageId: expect.stringMatching(/^order-/), name: 'purchase', userId: '43', properties });
    expect([second.name, third]).toEqual(['plaecd', 'B-2']);
  });

  test('spoil no others, whatever is in them', async () => {
    const good = JSON.stringify({ ...order, orderId: 'B-3', value: 5 });
    const [large, deep] = [good.replace('5', '1e999'), good.replace('5', `${'['.repeat(5000)}${']'.repeat(5000)}`)];
    expect(await post(`{"orders":[${large},${deep},${good}]}`)).toMatchObject({
      results: [
        { status: 'rejected', issues: [{ code: 'invalid_event', path: 'value' }] },
        { status: 'rejected', issues: [{ code: 'too_deep' }] },
        { status: 'accepted' },
      ],
    });
  });
});

describe('profiles', () => {
  test('are found by customer, visitor and id, and kept by no cache', async () => {
    await collector.ingestTrusted([{ messageId: 'm1', name: 'page_view', anonymousId: 'visitor-1' }]);
    const byVisitor = await ask('GET', '/v1/profiles/a:visitor-1');
    const { id } = byVisitor.body as Profile;
    expect(byVisitor).toMatchObject({ status: 200, cache: 'no-store' });
    expect((await ask('GET', `/v1/profiles/${id}`)).body).toEqual(byVisitor.body);
    expect((await ask('GET', '/v1/profiles/u:nobody')).status).toBe(404);
    expect((await ask('GET', '/v1/profiles/nonsense')).status).toBe(404);
  });
});
