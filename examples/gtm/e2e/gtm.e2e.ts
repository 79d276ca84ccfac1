import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Collector, createCollector, defaultRules, listen } from '@quen/collector';
import { launchChromium, missingChromium } from '@quen/testkit/chromium';
import type { Browser } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const read = (name: string): string => readFileSync(join(import.meta.dirname, '..', name), 'utf8');

describe.skipIf(missingChromium !== undefined)('a shop with Tag Manager alone', () => {
  let collector: Collector;
  let server: Awaited<ReturnType<typeof listen>>;
  let shop: Server;
  let browser: Browser;

  beforeEach(async () => {
    collector = await createCollector({ initialRules: { ...defaultRules({ salt: 'gtm' }), version: 1 } });
    const key = (await collector.core.keys.create({ name: 'gtm', nowMs: Date.now() })).publishable;
    server = await listen(collector, { port: 0, hostname: '127.0.0.1' });
    // Tag Manager puts the tag's HTML at the end of the page.
    const tag = read('tag.html').replace('https://quen.shop.example', `http://127.0.0.1:${server.port}`).replace('pk_…', key);
    const html = read('page.html').replace('</body>', `${tag}</body>`);
    shop = createServer((_request, response) => response.setHeader('content-type', 'text/html; charset=utf-8').end(html)).listen(
      0,
      '127.0.0.1',
    );
    browser = await launchChromium();
  });
  afterEach(async () => {
    await browser?.close();
    shop?.close();
    await server?.close();
  });

  it('keeps everything back until Consent Mode grants it, then knows what was viewed', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${(shop.address() as AddressInfo).port}/`);
    await page.waitForFunction(() => document.querySelector('[data-quen-placement][data-quen-state]') !== null);
    expect(await context.cookies()).toEqual([]);
    expect(await collector.storage.log.count()).toBe(0);
    await page.getByRole('button', { name: 'Đồng ý' }).click();
    const names = async () => (await collector.storage.log.read({ after: 0 })).map((event) => event.name);
    await expect.poll(names, { timeout: 15_000 }).toContain('view_item');
    // The browser tells of a cookie a moment after it has taken it.
    const cookies = async () => (await context.cookies()).map((cookie) => cookie.name);
    await expect.poll(cookies, { timeout: 15_000 }).toContain('quen_id');
    await context.close();
  });
});
