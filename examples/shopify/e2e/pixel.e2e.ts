import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { type Collector, createCollector } from '@quen/collector';
import { afterEach, beforeEach, expect, it } from 'vitest';

const source = readFileSync(join(import.meta.dirname, '../web-pixel/quen-pixel.js'), 'utf8');
const money = (amount: number): object => ({ amount, currencyCode: 'VND' });
const variant = { id: 'v1', title: 'Đỏ', price: money(250_000), product: { id: 'p1', title: 'Áo', vendor: 'Mây', type: 'ao' } };
const context = { location: { href: 'https://shop.example/cart', pathname: '/cart' }, document: { title: 'Cart', referrer: '' } };

let collector: Collector;
let key: string;
beforeEach(async () => {
  collector = await createCollector();
  key = (await collector.core.keys.create({ name: 'shopify', nowMs: Date.now() })).publishable;
});
afterEach(() => collector.close());

/** The pixel in a sandbox with what Shopify gives it; answers how to make something happen. */
function pixel(cookie: string | undefined): (name: string, id: string, data: object) => Promise<void> {
  const subscribers = new Map<string, (event: object) => void>();
  const sent: Promise<unknown>[] = [];
  runInNewContext(source.replace('pk_…', key), {
    analytics: { subscribe: (name: string, handler: (event: object) => void) => subscribers.set(name, handler) },
    browser: { cookie: { get: async () => cookie } },
    fetch: (url: string, init: RequestInit) => {
      const answer = Promise.resolve(collector.app.request(url.replace('https://quen.shop.example', ''), init));
      sent.push(
        answer.then(async (response) => expect(await response.json()).toMatchObject({ results: [{ status: 'accepted' }] })),
      );
      return answer;
    },
  });
  return async (name, id, data) => {
    subscribers.get(name)?.({ id, timestamp: new Date().toISOString(), context, data });
    await new Promise((resolve) => setTimeout(resolve));
    await Promise.all(sent);
  };
}

it('tells carts and orders as ours', async () => {
  const happen = pixel('visitor-1');
  await happen('product_viewed', '1', { productVariant: variant });
  await happen('product_added_to_cart', '2', { cartLine: { merchandise: variant, quantity: 2 } });
  await happen('search_submitted', '3', { searchResult: { query: 'áo' } });
  await happen('checkout_completed', '4', {
    checkout: {
      currencyCode: 'VND',
      totalPrice: money(530_000),
      shippingLine: { price: money(30_000) },
      order: { id: 'o1' },
      lineItems: [{ variant, quantity: 2 }],
    },
  });
  const events = await collector.storage.log.read({ after: 0 });
  expect(events.map((event) => event.name)).toEqual(['view_item', 'add_to_cart', 'search', 'purchase']);
  expect(events[1]?.properties['items']).toMatchObject([{ item_id: 'p1', quantity: 2, price_minor: 250_000 }]);
  expect(events[3]?.properties).toMatchObject({ transaction_id: 'o1', value_minor: 530_000, shipping_minor: 30_000 });
  const profile = (await collector.core.folder.read('a:visitor-1'))?.profile;
  expect(profile?.orders.recent).toMatchObject([{ orderId: 'o1', verified: false }]);
});

it('sends nothing about somebody without our cookie', async () => {
  await pixel(undefined)('product_viewed', '1', { productVariant: variant });
  expect(await collector.storage.log.count()).toBe(0);
});
