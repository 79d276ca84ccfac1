import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchChromium, missingChromium, userAgents } from '@quen/testkit/chromium';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from './demo.ts';
import { placementsDecided } from './placements.ts';

// Pictures differ by a pixel from machine to machine: those of the README are renewed on purpose, with UPDATE_SCREENSHOTS=1.
const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = join(root, process.env['UPDATE_SCREENSHOTS'] === '1' ? 'docs/screenshots' : 'test-output/screenshots');

const sizes = { desk: { width: 1280, height: 860 }, phone: { width: 390, height: 844 } } as const;

describe.skipIf(missingChromium !== undefined)('what the demo looks like', () => {
  let demo: Demo;
  let browser: Browser;

  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    demo = await startDemo(500);
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  async function take(page: Page, name: string): Promise<void> {
    await page.evaluate(() =>
      Promise.all([...document.images].map((image) => image.complete || image.decode().catch(() => undefined))),
    );
    const picture = await page.screenshot({
      path: join(folder, `${name}.jpg`),
      type: 'jpeg',
      quality: 80,
      animations: 'disabled',
    });
    expect(picture.length).toBeGreaterThan(10_000);
    expect(picture.length).toBeLessThan(200_000);
  }

  const centre = (page: Page, placement: string): Promise<void> =>
    page.locator(`[data-quen-placement="${placement}"]`).evaluate((element) => element.scrollIntoView({ block: 'center' }));

  it.each([
    ['vi', 'desk'],
    ['en', 'desk'],
    ['vi', 'phone'],
  ] as const)('in %s at the %s', async (language, device) => {
    const context = await browser.newContext({
      viewport: sizes[device],
      userAgent: userAgents[device],
      locale: language === 'vi' ? 'vi-VN' : 'en-GB',
      ...(device === 'phone' ? { isMobile: true, hasTouch: true } : {}),
    });
    const page = await context.newPage();
    const at = (path: string): string => `${demo.origin}${language === 'vi' ? path : `/en${path === '/' ? '' : path}`}`;
    const open = async (path: string): Promise<void> => {
      await page.goto(at(path));
      if ((await page.locator('[data-quen-placement]').count()) > 0) await placementsDecided(page);
    };
    const name = (what: string): string => `${what}-${language}-${device}`;

    await open('/');
    await take(page, name('home-first-visit'));
    for (const id of ['ca-phe-rang-moc', 'phin-nhom-da', 'tra-shan-tuyet']) await open(`/p/${id}`);
    await take(page, name('product'));
    await open('/');
    await take(page, name('home-acquainted'));
    await centre(page, 'home-for-you');
    await take(page, name('home-for-you'));
    await open('/p/ca-phe-rang-moc');
    await page.locator('[data-add-to-cart] button').click();
    await page.locator('.toast-shown').waitFor();
    await open('/gio-hang');
    await take(page, name('cart'));
    for (const id of ['coc-ca-phe-men-reu', 'lot-ly-coi', 'am-tra-men-ngoc']) await open(`/p/${id}`);
    await open('/');
    await centre(page, 'home-trending');
    await page.locator('[data-quen-placement="home-trending"] form').waitFor();
    await take(page, name('question'));
    await page.goto(`${demo.origin}/debug?lang=${language}`);
    await page.locator('[data-part]').first().waitFor();
    await take(page, name('debug'));
    await context.close();
  });
});
