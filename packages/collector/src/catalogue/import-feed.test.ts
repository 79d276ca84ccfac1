import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Product } from '@quen/protocol';
import { afterEach, expect, test } from 'vitest';
import type { FetchFeedOptions } from './fetch-feed.ts';
import { type FeedTarget, importFeed } from './import-feed.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A Shopify shop with so many products, which fails at a page when told to. */
async function shopify(count: number, failsAt = Number.POSITIVE_INFINITY): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://shop.test');
    const page = Number(searchParams.get('page'));
    const limit = Number(searchParams.get('limit'));
    asked.push(`${page}/${limit}`);
    if (page === failsAt) {
      response.writeHead(503).end();
      return;
    }
    if (request.headers['if-none-match'] === '"first"') {
      response.writeHead(304).end();
      return;
    }
    const first = (page - 1) * limit;
    const products = Array.from({ length: Math.max(0, Math.min(limit, count - first)) }, (_, index) => ({
      id: first + index,
      title: `Product ${first + index}`,
      handle: `p-${first + index}`,
      variants: [{ id: 1, price: '10.00', available: true }],
    }));
    response.writeHead(200, { 'content-type': 'application/json', etag: '"first"' }).end(JSON.stringify({ products }));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://shop.test:${(server.address() as AddressInfo).port}/products.json`, asked };
}

const own: FetchFeedOptions = { resolve: async () => ['127.0.0.1'], allows: () => true };

function target(): FeedTarget & { readonly kept: Map<string, Product> } {
  const kept = new Map<string, Product>();
  return {
    kept,
    now: () => 1_700_000_000_000,
    rules: { compiled: { shop: { currency: 'USD' } } } as FeedTarget['rules'],
    products: {
      upsert: async (products: readonly Product[]) => {
        for (const product of products) kept.set(product.id, product);
      },
    },
  };
}

test('reads all pages of a Shopify shop', async () => {
  const shop = await shopify(530);
  const into = target();
  const { report, named } = await importFeed(into, { url: shop.url }, { fetch: own });
  expect(shop.asked).toEqual(['1/250', '2/250', '3/250']);
  expect([...(named ?? [])]).toEqual([...into.kept.keys()]);
  expect(report).toMatchObject({ entries: 530, imported: 530, refused: 0, brokenOff: null });
  expect(into.kept.size).toBe(530);
});

test('keeps the pages before the one that failed, and says so', async () => {
  const shop = await shopify(530, 2);
  const into = target();
  const { report, named } = await importFeed(into, { url: shop.url }, { fetch: own });
  expect(named).toBeNull();
  expect(report.imported).toBe(250);
  expect(report.brokenOff).toContain('answered 503');
  expect(into.kept.size).toBe(250);
});

test('reads the one page that an address names', async () => {
  const shop = await shopify(530);
  await importFeed(target(), { url: `${shop.url}?limit=50&page=3` }, { fetch: own });
  expect(shop.asked).toEqual(['3/50']);
});

test('reads nothing of a feed that is as it was', async () => {
  const shop = await shopify(10);
  const first = await importFeed(target(), { url: shop.url }, { fetch: own });
  expect(first.version.etag).toBe('"first"');
  const again = target();
  const second = await importFeed(again, { url: shop.url }, { fetch: { ...own, known: first.version } });
  expect(second).toMatchObject({ unchanged: true, report: { entries: 0, imported: 0, brokenOff: null } });
  expect(again.kept.size).toBe(0);
});

test('says what cannot be read', async () => {
  const shop = await shopify(10, 1);
  await expect(importFeed(target(), { url: shop.url }, { fetch: own })).rejects.toThrow('The feed cannot be read');
});

test('refuses a feed that has run empty, and leaves the catalogue as it was', async () => {
  const shop = await shopify(0);
  const into = target();
  await expect(importFeed(into, { url: shop.url }, { fetch: own })).rejects.toThrow('holds no products');
  expect(into.kept.size).toBe(0);
});

test.each([
  ['', '"feed"', 500],
  ['2023-11-01/2023-11-30', null, 500],
  ['2023-12-01/2023-12-31', null, 1000],
])('asks again for a feed whose sales have periods, though it is the same: %s', async (period, etag, priceMinor) => {
  const server = createServer((_, response) => {
    const sale = `<g:sale_price>5.00 USD</g:sale_price><g:sale_price_effective_date>${period}</g:sale_price_effective_date>`;
    const item = `<item><g:id>a</g:id><title>A</title><link>https://shop.test/a</link><g:price>10.00 USD</g:price>${sale}</item>`;
    response.writeHead(200, { etag: '"feed"' }).end(`<rss><channel>${item}</channel></rss>`);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const into = target();
  const url = `http://shop.test:${(server.address() as AddressInfo).port}/feed.xml`;
  const { version } = await importFeed(into, { url }, { fetch: own });
  expect(version.etag).toBe(etag);
  expect(into.kept.get('a')?.priceMinor).toBe(priceMinor);
});

test.each([
  ['an entry that is refused but says its id', '<item><g:id>b</g:id></item>', ['a', 'b']],
  ['an entry that is refused and says no id', '<item><title>B</title></item>', null],
])('tells whether it knows all that the feed names: %s', async (_, second, all) => {
  const first = '<item><g:id>a</g:id><title>A</title><link>https://shop.test/a</link><g:price>10.00 USD</g:price></item>';
  const server = createServer((_request, response) => {
    response.end(`<rss xmlns:g="http://base.google.com/ns/1.0"><channel>${first}${second}</channel></rss>`);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://shop.test:${(server.address() as AddressInfo).port}/feed.xml`;
  const { report, named } = await importFeed(target(), { url }, { fetch: own });
  expect(report).toMatchObject({ imported: 1, refused: 1 });
  expect(named && [...named]).toEqual(all);
});

test.each(['variant', 'sku'] as const)('knows no ids of variants by their %s in a product that is refused', async (idFrom) => {
  const variants = [{ id: 11, sku: 'S', price: '10.00' }];
  const server = createServer((_request, response) => {
    response.end(
      JSON.stringify({
        products: [
          { id: 1, title: 'A', variants },
          { id: 2, variants },
        ],
      }),
    );
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://shop.test:${(server.address() as AddressInfo).port}/export.json`;
  const { report, named } = await importFeed(target(), { url, idFrom }, { fetch: own });
  expect(report).toMatchObject({ imported: 1, refused: 1 });
  expect(named).toBeNull();
});
