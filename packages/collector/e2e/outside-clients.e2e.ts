import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { launchChromium, missingChromium } from '@quen/testkit/chromium';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultRuleSet } from '../src/decisions/default-rule-set.ts';
import type { Collector } from '../src/server/collector.ts';
import { createCollector } from '../src/server/create-collector.ts';
import { type Listening, listen } from '../src/server/listen.ts';

/** A page with the clients as their users bundle them. */
const page = `
  import { AnalyticsBrowser } from '@segment/analytics-next';
  import { OFREPWebProvider } from '@openfeature/ofrep-web-provider';
  import { OpenFeature } from '@openfeature/web-sdk';
  window.sendWithSegment = async (base, writeKey) => {
    const analytics = AnalyticsBrowser.load({ writeKey, cdnURL: base + '/segment' });
    await analytics.track('Product Viewed', { product_id: 'p9', price: 120000, currency: 'VND' });
    await analytics.page('Home');
  };
  window.evaluateWithOpenFeature = async (base, key) => {
    await OpenFeature.setContext({ targetingKey: 'web-1', locale: 'en' });
    await OpenFeature.setProviderAndWait(new OFREPWebProvider({ baseUrl: base, headers: [['Authorization', 'Bearer ' + key]], pollInterval: 0 }));
    return OpenFeature.getClient().getObjectDetails('home-for-you', { fallback: true });
  };
`;

describe.skipIf(missingChromium !== undefined)('outside clients in a browser, on another origin', () => {
  let collector: Collector;
  let server: Listening;
  let shop: Server;
  let browser: Browser;
  let base: string;
  let key: string;

  beforeAll(async () => {
    collector = await createCollector({
      initialRules: { ...defaultRuleSet, placements: [{ id: 'home-for-you', name: 'Home' }] },
    });
    key = (await collector.core.keys.create({ name: 'test', nowMs: Date.now() })).publishable;
    server = await listen(collector, { port: 0, hostname: '127.0.0.1' });
    base = `http://127.0.0.1:${server.port}`;
    const bundle = await build({
      stdin: { contents: page, resolveDir: join(import.meta.dirname, '../../..') },
      bundle: true,
      write: false,
      format: 'iife',
      define: { 'process.env.NODE_ENV': '"production"' },
      logLevel: 'error',
    });
    const script = bundle.outputFiles[0]?.text ?? '';
    shop = createServer((request, response) => {
      const isScript = request.url === '/page.js';
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
      response.end(isScript ? script : '<!doctype html><title>Shop</title><script src="/page.js"></script>');
    }).listen(0, '127.0.0.1');
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    shop?.close();
    await server?.close();
  });

  it('take analytics.js events and answer OpenFeature flags', async () => {
    const tab = await browser.newPage();
    await tab.goto(`http://127.0.0.1:${(shop.address() as AddressInfo).port}/`);
    await tab.evaluate(
      ([to, writeKey]) =>
        (window as never as { sendWithSegment(a: string, b: string): Promise<void> }).sendWithSegment(to ?? '', writeKey ?? ''),
      [base, key],
    );
    const named = async (name: string) => (await collector.storage.log.read({ after: 0 })).filter((event) => event.name === name);
    await expect.poll(() => named('page_view').then((events) => events.length), { timeout: 20_000 }).toBe(1);
    const [view] = await named('view_item');
    expect(view).toMatchObject({ source: 'browser', properties: { items: [{ item_id: 'p9', price_minor: 120000 }] } });
    expect(view?.context.device?.browser).toMatch(/Chrom/);

    const details = await tab.evaluate(
      ([to, writeKey]) =>
        (window as never as { evaluateWithOpenFeature(a: string, b: string): Promise<unknown> }).evaluateWithOpenFeature(
          to ?? '',
          writeKey ?? '',
        ),
      [base, key],
    );
    expect(details).toMatchObject({ flagKey: 'home-for-you', value: { fallback: true } });
    expect(details).not.toHaveProperty('errorCode');
    await tab.close();
  });
});
