import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Product } from '@quen/protocol';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ImportProductsReport } from '../../catalogue/import-products.ts';
import { importCatalogue } from './import-catalogue.ts';
import type { EventSink } from './import-events.ts';

const servers: Server[] = [];
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quen-catalogue-'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) server.close();
  await rm(folder, { recursive: true });
});

/** A Shopify shop with so many products, of which a page holds 30 unless more are asked for. */
async function shopify(count: number): Promise<string> {
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://shop.test');
    const limit = Number(searchParams.get('limit') ?? 30);
    const first = (Number(searchParams.get('page') ?? 1) - 1) * limit;
    const products = Array.from({ length: Math.max(0, Math.min(limit, count - first)) }, (_, index) => ({
      id: first + index,
      title: `Áo ${first + index}`,
      handle: `ao-${first + index}`,
      variants: [{ id: 1, price: '390000', available: true }],
    }));
    response.end(JSON.stringify({ products }));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://shop.test:${(server.address() as AddressInfo).port}/products.json`;
}

async function take(place: string, origin?: string): Promise<{ report: ImportProductsReport; kept: Map<string, Product> }> {
  const kept = new Map<string, Product>();
  const sink = {
    upsertProducts: async (products: readonly Product[]) => {
      for (const product of products) kept.set(product.id, product);
    },
  } as EventSink;
  const report = await importCatalogue(
    place,
    sink,
    { currency: 'VND', idFrom: 'product', nowMs: 1, ...(origin !== undefined && { origin }) },
    () => ({ update: () => {}, stop: () => {} }),
    { resolve: async () => ['127.0.0.1'], allows: () => true },
  );
  return { report, kept };
}

test('takes all pages of a Shopify shop', async () => {
  const url = await shopify(270);
  const { report, kept } = await take(url);
  expect(report).toMatchObject({ imported: 270, brokenOff: null });
  expect(kept.get('269')).toMatchObject({ priceMinor: 390_000, url: `${new URL(url).origin}/products/ao-269` });
  expect((await take(url, 'https://shop.example')).kept.get('1')?.url).toBe('https://shop.example/products/ao-1');
});

test('says of a file and an address why they cannot be read', async () => {
  const file = join(folder, 'products.json');
  await writeFile(file, '{"products":[{"id":1');
  await expect(take(file)).rejects.toThrow(`${file} cannot be read: `);
  await writeFile(file, '');
  await expect(take(file)).rejects.toThrow('the file is empty');
  await expect(take('http://shop.test:1/feed.xml')).rejects.toThrow('The feed cannot be read: shop.test:1');
});
