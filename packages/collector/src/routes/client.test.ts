import { createClient, createUserToken, QuenError } from '@quen/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Collector } from '../server/collector.ts';
import { createCollector } from '../server/create-collector.ts';

let collector: Collector;
let keys: { publishable: string; secret: string; tokenSecret: string };

beforeEach(async () => {
  collector = await createCollector();
  keys = await collector.core.keys.create({ name: 'test', nowMs: Date.now() });
  await collector.upsertProducts(
    ['p1', 'p2'].map((id) => ({
      id,
      title: id,
      url: `/${id}`,
      categories: [],
      currency: 'VND',
      priceMinor: 1000,
      availability: 'in_stock' as const,
    })),
  );
});
afterEach(() => collector.close());

const client = (key = keys.secret) =>
  createClient({
    collector: 'http://quen.test',
    key,
    fetch: async (input, init) => collector.app.request(new Request(input as URL, init)),
  });

it('sends, asks and is answered as its types say', async () => {
  const { results } = await client().send([{ name: 'view_item', userId: 'u1', properties: { items: [{ item_id: 'p1' }] } }]);
  expect(results).toMatchObject([{ index: 0, status: 'accepted' }]);
  const { items } = await client().recommend({ items: ['p1'], limit: 2, userId: 'u1' });
  expect(items.length).toBeGreaterThan(0);
  for (const item of items) {
    expect(item).toMatchObject({
      itemId: expect.any(String),
      score: expect.any(Number),
      title: expect.any(String),
      price: 1000,
      currency: 'VND',
    });
    expect(item.reason.text['vi']).toBeTruthy();
  }
  await expect(client().decide({ placements: ['nowhere'], page: { url: '/' }, userId: 'u1' })).rejects.toThrow(
    /unknown_placement/,
  );
});

it('quotes a cart, and tells an order that counts once', async () => {
  const cart = { currency: 'VND', items: [{ item_id: 'p1', quantity: 2 }] };
  expect(await client().quoteOffers({ cart, codes: ['NHAM'], anonymousId: 'v9' })).toMatchObject({
    valueMinor: 2000,
    discountMinor: 0,
    applied: [],
    refused: [],
    unknownCodes: ['NHAM'],
  });
  expect(await client().redeemOffers({ orderId: 'o1', cart, anonymousId: 'v9' })).toMatchObject({
    orderId: 'o1',
    status: 'redeemed',
    evaluation: { discountMinor: 0 },
  });
  const order = { orderId: 'o1', status: 'placed', anonymousId: 'v9', currency: 'VND', value: 2000, items: cart.items } as const;
  expect(await client().tellOrders([order])).toMatchObject({ results: [{ orderId: 'o1', status: 'accepted' }] });
  expect(await client().tellOrders([order])).toMatchObject({ results: [{ status: 'duplicate' }] });
  expect(await client().releaseOffers('o1')).toMatchObject({ orderId: 'o1', status: 'released' });
});

it('is told no as a QuenError', async () => {
  await expect(client('sk_wrong').recommend({})).rejects.toBeInstanceOf(QuenError);
});

it('signs tokens that prove who the visitor is', async () => {
  const userToken = await createUserToken({ tokenSecret: keys.tokenSecret, userId: 'u7' });
  await client(keys.publishable).send([{ name: 'login', anonymousId: 'v1', userId: 'u7' }], { userToken });
  await client(keys.publishable).send([{ name: 'login', anonymousId: 'v2', userId: 'u7' }]);
  const events = await collector.storage.log.read({ after: 0 });
  expect(events.filter((event) => event.name === 'login').map((event) => event.proof)).toEqual(['proven', 'claimed']);
});
