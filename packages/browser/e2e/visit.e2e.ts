import { launchChromium, missingChromium } from '@quen/testkit/chromium';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FakeCollector, shopPage, startFakeCollector } from './fake-collector.ts';
import { eventually } from './visitor.ts';

const products = {
  kind: 'recommendations' as const,
  title: 'Dành cho bạn',
  layout: 'carousel' as const,
  items: [
    {
      itemId: 'p1',
      title: 'Giày chạy <b>bộ</b>',
      url: '/next',
      currency: 'VND',
      price: 450_000,
      listPrice: 500_000,
      strategy: 'trending',
      reason: 'Đang bán chạy',
    },
    { itemId: 'p2', title: 'Áo thun', url: 'javascript:alert(1)', currency: 'VND', price: 120_000, strategy: 'trending' },
  ],
};
const productLd = `<script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","sku":"p9","name":"Nón","offers":{"@type":"Offer","price":"90000","priceCurrency":"VND"}}</script>`;

describe.skipIf(missingChromium !== undefined)('a visit in a real browser', () => {
  let browser: Browser;
  let collector: FakeCollector;
  let context: BrowserContext;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    collector = await startFakeCollector();
    collector.contents.set('home', products);
    collector.pages.set('/', {
      html: shopPage('<div data-quen-placement="home" style="min-height:400px"><p>Fallback</p></div>'),
    });
    collector.pages.set('/next', { html: shopPage(`<p>Next</p>${productLd}`) });
    context = await browser.newContext();
    page = await context.newPage();
    errors.length = 0;
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  });
  afterEach(async () => {
    await context.close();
    await collector.close();
  });

  it('makes one request, fills the placement, and tells what was seen and clicked', async () => {
    await page.goto(collector.origin);
    await page.waitForSelector('.quen-item');
    expect(collector.arrivals).toHaveLength(1);
    const [first] = collector.arrivals;
    expect(first).toMatchObject({
      method: 'POST',
      path: '/v1/decide',
      body: { placements: ['home'], context: { locale: 'vi' } },
    });
    expect(first?.body.events?.map((event) => event.name)).toEqual(['page_view']);
    expect(first?.body.anonymousId).toBe((await context.cookies()).find((cookie) => cookie.name === 'quen_id')?.value);
    expect(await page.textContent('.quen-name')).toBe('Giày chạy <b>bộ</b>');
    expect(await page.locator('a[href^="javascript"]').count()).toBe(0);
    expect((await page.textContent('.quen-price'))?.replace(/\s/g, ' ')).toContain('450.000 ₫');
    await eventually(() => collector.events().map((event) => event.name), { timeout: 5000 }).toContain('exposure');
    // The time zone takes the browser long: it is told from the second request on.
    expect(first?.body.context).not.toHaveProperty('timezone');
    const zone = await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
    expect(collector.arrivals[1]?.body.context?.timezone).toBe(zone);
    await page.click('.quen-item');
    await page.waitForURL('**/next');
    await eventually(() => collector.events().map((event) => event.name), { timeout: 5000 }).toEqual([
      'page_view',
      'exposure',
      'click',
      'page_view',
      'view_item',
    ]);
    const last = collector.arrivals.at(-1);
    expect(last?.body.context?.decisionId).toBe('d1-home');
    expect(errors.filter((error) => !error.includes('404'))).toEqual([]);
  });
});
