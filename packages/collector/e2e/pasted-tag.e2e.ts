import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { launchChromium, missingChromium } from '@quen/testkit/chromium';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dawnOrganization, dawnProductGroup } from '../../sources/src/fixtures/dawn-product.ts';
import { googleMerchantListing, googleOfferFirst } from '../../sources/src/fixtures/google-product.ts';
import { dawnMetas, lumaProduct, prestaProduct } from '../../sources/src/fixtures/microdata-pages.ts';
import { orderConfirmation } from '../../sources/src/fixtures/order-pages.ts';
import { wooProduct } from '../../sources/src/fixtures/woocommerce-product.ts';
import { defaultRuleSet } from '../src/decisions/default-rule-set.ts';
import type { Collector } from '../src/server/collector.ts';
import { createCollector } from '../src/server/create-collector.ts';
import { type Listening, listen } from '../src/server/listen.ts';

const ld = (...blocks: string[]): string => blocks.map((text) => `<script type="application/ld+json">${text}</script>`).join('');
const metas = (tags: Readonly<Record<string, string>>): string =>
  Object.entries(tags)
    .map(([property, content]) => `<meta property="${property}" content="${content}">`)
    .join('');

/** A shop that knows nothing of Quen but its tag, on another origin than the collector. */
describe.skipIf(missingChromium !== undefined)('the tag, pasted into a shop’s own pages', () => {
  let collector: Collector;
  let server: Listening;
  let shop: Server;
  let browser: Browser;
  let base: string;
  let key: string;
  let html = '';

  beforeAll(async () => {
    collector = await createCollector({ initialRules: { ...defaultRuleSet, placements: [{ id: 'bar', name: 'Bar' }] } });
    key = (await collector.core.keys.create({ name: 'test', nowMs: Date.now() })).publishable;
    server = await listen(collector, { port: 0, hostname: '127.0.0.1' });
    base = `http://127.0.0.1:${server.port}`;
    shop = createServer((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(`<!doctype html><html lang="vi">${html}`),
    );
    await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
    browser = await launchChromium();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    shop?.close();
  });
  afterEach(() => {
    html = '';
  });

  const tagOf = (file = 'quen.js', more = ''): string =>
    `<script async src="${base}/${file}" data-key="${key}" ${more}></script>`;

  /** What a newcomer's visit to a page with this markup leaves in the log, once so many events are there. */
  async function visit(
    markup: string,
    count: number,
    tag = tagOf(),
  ): Promise<{ name: string; properties: object; type: unknown }[]> {
    html = `<title>Shop</title>${tag}${markup}<div data-quen-placement="bar"><p>Own</p></div>`;
    const before = await collector.core.storage.log.head();
    const context = await browser.newContext();
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    await page.goto(`http://localhost:${(shop.address() as AddressInfo).port}/products/ao-khoac`);
    const read = () => collector.core.storage.log.read({ after: before });
    if (count > 0) await expect.poll(async () => (await read()).length, { timeout: 20_000 }).toBe(count);
    else await page.waitForTimeout(1500);
    expect(await page.textContent('[data-quen-placement]')).toBe('Own');
    expect(faults).toEqual([]);
    await context.close();
    return (await read()).map((event) => ({ name: event.name, properties: event.properties, type: event.context.page?.type }));
  }

  for (const [theme, markup, item] of [
    ['Dawn', ld(dawnOrganization, dawnProductGroup), { item_id: 'AK-DO-M', item_group_id: '7000001', price_minor: 650_000 }],
    ['WooCommerce', ld(wooProduct), { item_id: 'GC-1', item_name: 'Giày chạy', price_minor: 450_000 }],
    ['Luma', lumaProduct, { item_id: '24-MB01', price_minor: 3400 }],
    ['PrestaShop', prestaProduct, { item_id: 'demo_1', item_brand: 'Studio Design', price_minor: 2294 }],
    ['Dawn with OpenGraph alone', metas(dawnMetas), { item_name: 'Nón', price_minor: 120_000 }],
    ['Google’s merchant listing', ld(googleMerchantListing), { item_id: '0446310786', price_minor: 11_999 }],
    ['Google’s offer first', ld('{{ broken }}', googleOfferFirst), { item_id: '4006381333931', price_minor: 1500 }],
  ] as const) {
    it(`reads the product of ${theme}`, async () => {
      const events = await visit(markup, 2);
      expect(events.map(({ name, type }) => [name, type])).toEqual([
        ['page_view', 'product'],
        ['view_item', 'product'],
      ]);
      expect(events[1]?.properties).toMatchObject({ items: [item] });
    });
  }

  it('reads an order, which its data layer tells too, once', async () => {
    const layer = `<script>window.dataLayer=[{event:'purchase',ecommerce:{transaction_id:'A-1001',currency:'VND',value:570000,items:[{item_id:'GC-1',price:450000}]}}]</script>`;
    for (const before of ['', layer]) {
      const events = await visit(before + ld(dawnOrganization, orderConfirmation), 2);
      expect(events.map(({ name, type }) => [name, type])).toEqual([
        ['page_view', 'order'],
        ['purchase', 'order'],
      ]);
      expect(events[1]?.properties).toMatchObject({ transaction_id: 'A-1001', currency: 'VND', value_minor: 570_000 });
    }
  });

  it('runs as one version that the browser checks, and not at all when it is another', async () => {
    const { headers } = await fetch(`${base}/quen.js`);
    const file = (headers.get('content-location') ?? '').slice(1);
    const digest = headers.get('quen-integrity')?.slice('sha512-'.length) ?? '';
    const events = await visit('', 1, tagOf(file, `integrity="sha512-${digest}" crossorigin`));
    expect(events.map(({ name }) => name)).toEqual(['page_view']);
    const other = Buffer.alloc(64, 7).toString('base64');
    expect(await visit('', 0, tagOf(file, `integrity="sha512-${other}" crossorigin`))).toEqual([]);
  });
});
