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
