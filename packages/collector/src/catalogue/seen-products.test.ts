import type { LoggedEvent, Product } from '@quen/protocol';
import { beforeEach, describe, expect, test } from 'vitest';
import { createSeenProducts, type SeenProducts } from './seen-products.ts';

let saved: Map<string, Product>;
let seen: SeenProducts;
let nowMs = 0;
beforeEach(() => {
  saved = new Map();
  nowMs = 60_000;
  seen = createSeenProducts({
    products: {
      get: (id) => saved.get(id),
      upsert: async (changed) => {
        for (const product of changed) saved.set(product.id, product);
      },
    },
    currency: () => 'VND',
    isShopHost: (host) => host === 'shop.example',
    now: () => nowMs,
    log: () => {},
  });
});

const view = (item: { [field: string]: string | number }, change: Partial<LoggedEvent> = {}): LoggedEvent => ({
  position: 1,
  messageId: 'm',
  name: 'view_item',
  anonymousId: 'v',
  userId: null,
  properties: { currency: 'VND', items: [{ quantity: 1, ...item }] },
  context: { page: { url: 'https://shop.example/p/a', type: 'product' } },
  occurredAtMs: 5,
  receivedAtMs: 5,
  source: 'browser',
  proof: 'none',
  flags: [],
  ...change,
});
const known = async (...events: LoggedEvent[]): Promise<string[]> => {
  for (const event of events) seen.note(event);
  await seen.flush();
  return [...saved.keys()];
};
const shoe = { item_id: 'a', item_name: 'Giày', price_minor: 890_000, item_url: '/p/a' };

describe('seen products', () => {
  test('come from pages about one product, unverified', async () => {
    expect(await known(view(shoe))).toEqual(['a']);
    expect(saved.get('a')).toMatchObject({ title: 'Giày', priceMinor: 890_000, verified: false, url: '/p/a' });
  });

  test('never replace what the catalogue knows', async () => {
    const own: Product = {
      id: 'a',
      title: 'Own',
      url: '/',
      categories: [],
      currency: 'VND',
      availability: 'in_stock',
      verified: true,
    };
    saved.set('a', own);
    await known(view(shoe));
    expect(saved.get('a')).toBe(own);
    saved.clear();
    seen.note(view(shoe));
    saved.set('a', own);
    await seen.flush();
    expect(saved.get('a')).toBe(own);
  });

  test.each([
    ['a bot', view(shoe, { flags: ['bot'] })],
    ['no view', view(shoe, { name: 'add_to_cart' })],
    ['no name', view({ item_id: 'a', item_url: '/p/a' })],
    ['an address elsewhere', view({ ...shoe, item_url: 'https://evil.example/' })],
    ['a script', view({ ...shoe, item_url: 'javascript:alert(1)' })],
    ['no page', view(shoe, { context: {} })],
    ['a list', view(shoe, { properties: { items: [shoe, shoe] } })],
  ])('are not made of %s', async (_, event) => {
    expect(await known(event)).toEqual([]);
  });

  const evil = 'https://evil.example';
  test.each([
    ['/p/a', '/img/a.jpg', '/p/a', '/img/a.jpg'],
    ['https://shop.example/p/a', 'https://shop.example/a.jpg', 'https://shop.example/p/a', 'https://shop.example/a.jpg'],
    [`${evil}/p?id=1#x`, `${evil}/a.jpg`, '/p?id=1', undefined],
    [`${evil}//worse.example/p`, '/img/a.jpg', '/worse.example/p', '/img/a.jpg'],
    ['https://shop.example@evil.example/p', undefined, '/p', undefined],
    ['/\\evil.example/p', '/\t/evil.example/a.jpg', '/', undefined],
  ])('of a browser lead nowhere but into the shop: %s', async (item_url, item_image, url, imageUrl) => {
    const page = { url: item_url.startsWith('/') ? `${evil}/` : item_url, type: 'product' as const };
    const picture: { [field: string]: string } = item_image === undefined ? {} : { item_image };
    await known(view({ ...shoe, item_url, ...picture }, { context: { page } }));
    expect(saved.get('a')?.url).toBe(url);
    expect(saved.get('a')?.imageUrl).toBe(imageUrl);
  });

  test('of the shop’s own server may lead anywhere', async () => {
    await known(view({ ...shoe, item_url: 'https://elsewhere.example/p' }, { source: 'server' }));
    expect(saved.get('a')?.url).toBe('https://elsewhere.example/p');
  });

  test('are bounded: a flood does not become the catalogue', async () => {
    const flood = Array.from({ length: 1000 }, (_, index) => view({ ...shoe, item_id: `x${index}` }));
    expect(await known(...flood)).toHaveLength(200);
    nowMs += 60_000;
    expect(await known(...flood)).toHaveLength(400);
  });
});
