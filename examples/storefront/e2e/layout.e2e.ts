import type { RenderedContent } from '@quen/protocol';
import { launchChromium, missingChromium, userAgents } from '@quen/testkit/chromium';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from './demo.ts';

const devices = {
  desk: { viewport: { width: 1280, height: 860 }, userAgent: userAgents.desk },
  phone: { viewport: { width: 390, height: 844 }, userAgent: userAgents.phone, isMobile: true, hasTouch: true },
} as const;

const contact: RenderedContent = {
  kind: 'contact',
  headline: 'Cần người tư vấn?',
  person: { name: 'Chị Lan', role: 'tư vấn trà' },
  channels: [
    { kind: 'phone', address: '0901 234 567' },
    { kind: 'zalo', address: '0901234567' },
  ],
};

describe.skipIf(missingChromium !== undefined)('how the shop’s pages are laid out', () => {
  let demo: Demo;
  let browser: Browser;

  beforeAll(async () => {
    demo = await startDemo(20);
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  const visit = async (
    device: keyof typeof devices,
    language: 'vi' | 'en',
    look: (open: (path: string) => Promise<Page>, context: BrowserContext) => Promise<void>,
  ): Promise<void> => {
    const context = await browser.newContext(devices[device]);
    const page = await context.newPage();
    const prefix = language === 'vi' ? '' : '/en';
    await look(async (path) => {
      await page.goto(`${demo.origin}${prefix}${path === '/' && prefix !== '' ? '' : path}`);
      return page;
    }, context);
    await context.close();
  };

  it.each([
    ['vi', 'phone'],
    ['en', 'phone'],
    ['vi', 'desk'],
    ['en', 'desk'],
  ] as const)('no page hangs over the edge, in %s at the %s', (language, device) =>
    visit(device, language, async (open) => {
      const product = await open('/p/am-tra-men-ngoc');
      await product.locator('[data-add-to-cart] button').click();
      await product.locator('.toast-shown').waitFor();
      const over: [path: string, pixels: number][] = [];
      for (const path of ['/', '/p/am-tra-men-ngoc', '/gio-hang', '/dat-hang', '/khong-co']) {
        const page = await open(path);
        over.push([path, await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)]);
      }
      expect(over.filter(([, pixels]) => pixels > 0)).toEqual([]);
    }),
  );

  it.each(['desk', 'phone'] as const)('shows all of a contact in the place at the top, at the %s', (device) =>
    visit(device, 'vi', async (open, context) => {
      await context.route('**/v1/decide*', (route) =>
        route.fulfill({
          headers: { 'access-control-allow-origin': '*' },
          json: {
            decisions: [{ decisionId: 'd1', placement: 'home-hero', reason: 'TARGETING_MATCH', content: contact }],
            results: [],
          },
        }),
      );
      const page = await open('/');
      const links = page.locator('[data-quen-placement="home-hero"] .quen-link');
      await links.last().waitFor();
      // Whoever points at the middle of a link meets the link.
      const hit = await links.evaluateAll((all) =>
        all.map((link) => {
          const { x, y, width, height } = link.getBoundingClientRect();
          return document.elementFromPoint(x + width / 2, y + height / 2) === link;
        }),
      );
      expect(hit).toEqual([true, true]);
    }),
  );
});
