import { launchChromium, missingChromium, userAgents } from '@quen/testkit/chromium';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from './demo.ts';
import { layoutShift, placementsDecided, readPlacements, watchLayoutShifts } from './placements.ts';

const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
  locale: 'vi-VN',
  userAgent: userAgents.phone,
};

describe.skipIf(missingChromium !== undefined)('what may go wrong in a shop’s page', () => {
  let demo: Demo;
  let browser: Browser;

  beforeAll(async () => {
    demo = await startDemo(40);
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    expect(await demo?.stop()).toBe(0);
  });

  async function openPage(): Promise<{ page: Page; faults: string[]; close: () => Promise<void> }> {
    const context = await browser.newContext(phone);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    await watchLayoutShifts(page);
    return { page, faults, close: () => context.close() };
  }

  /** Buys the teapot with the shop’s own means. */
  async function buy(page: Page): Promise<void> {
    await page.goto(`${demo.origin}/p/am-tra-men-ngoc`);
    await page.getByRole('button', { name: 'Thêm vào giỏ' }).click();
    await page.locator('.toast-shown').waitFor();
    await page.goto(`${demo.origin}/dat-hang`);
    await page.getByLabel('Họ và tên').fill('Trần Văn Tre');
    await page.getByLabel('Số điện thoại').fill('0900000001');
    await page.getByLabel('Địa chỉ nhận hàng').fill('2 Lê Lợi, Huế');
    await page.getByRole('button', { name: 'Xác nhận đặt hàng' }).click();
    await page.waitForURL('**/don-hang/**');
  }

  it('shows the fallback and sells when the collector refuses connections', async () => {
    const { page, faults, close } = await openPage();
    await page.route('**/v1/**', (route) => route.abort('connectionrefused'));
    const refused = page.waitForEvent('requestfailed', (request) => request.url().includes('/v1/decide'));
    await page.goto(`${demo.origin}/`);
    await refused;
    const places = await readPlacements(page);
    expect(places['home-hero']?.text).toContain('Gói giấy dó');
    expect(places['home-for-you']?.text).toContain('Được nhiều nhà chọn');
    expect(places['home-for-you']?.itemIds).toEqual([]);
    await buy(page);
    expect(await layoutShift(page)).toBeLessThan(0.01);
    expect(faults).toEqual([]);
    await close();
  });

  it('shows the fallback while the collector is slow, and does not swap it under the reader’s eyes', async () => {
    const { page, faults, close } = await openPage();
    await page.route('**/v1/decide**', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 6_000));
      await route.abort().catch(() => undefined);
    });
    await page.goto(`${demo.origin}/`);
    expect((await readPlacements(page))['home-for-you']?.text).toContain('Được nhiều nhà chọn');
    // The script gives up after two seconds, and what comes later is not taken any more.
    await page.waitForEvent('requestfailed', (request) => request.url().includes('/v1/decide'));
    const late = await readPlacements(page);
    expect(late['home-for-you']?.state).not.toBe('shown');
    expect(late['home-for-you']?.text).toContain('Được nhiều nhà chọn');
    expect(await layoutShift(page)).toBeLessThan(0.01);
    expect(faults).toEqual([]);
    await close();
  });

  it('works without the script at all', async () => {
    const { page, faults, close } = await openPage();
    await page.route('**/quen.js', (route) => route.abort());
    await page.goto(`${demo.origin}/`);
    expect((await readPlacements(page))['home-for-you']?.text).toContain('Được nhiều nhà chọn');
    await buy(page);
    expect(faults).toEqual([]);
    await close();
  });

  it('works in a page whose own scripts throw', async () => {
    const { page, faults, close } = await openPage();
    await page.addInitScript(() => {
      setTimeout(() => {
        throw new Error('the shop’s own fault');
      }, 0);
      addEventListener('DOMContentLoaded', () => {
        throw new Error('another one');
      });
    });
    await page.goto(`${demo.origin}/`);
    expect((await placementsDecided(page))['home-for-you']?.state).toBe('shown');
    expect(faults.every((fault) => /the shop’s own fault|another one/.test(fault))).toBe(true);
    await close();
  });

  it('works where cookies and storage are blocked', async () => {
    const { page, faults, close } = await openPage();
    await page.addInitScript(() => {
      const refuse = (): never => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      };
      Object.defineProperty(document, 'cookie', { get: () => '', set: () => undefined });
      Object.defineProperty(window, 'localStorage', { get: refuse });
      Object.defineProperty(window, 'sessionStorage', { get: refuse });
    });
    await page.goto(`${demo.origin}/`);
    const places = await placementsDecided(page);
    expect(places['home-for-you']?.text).toContain('Được nhiều nhà chọn');
    await buy(page);
    expect(faults).toEqual([]);
    await close();
  });

  it('is read and bought from without JavaScript', async () => {
    const context = await browser.newContext({ ...phone, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${demo.origin}/en/p/ca-phe-rang-moc`);
    await page.getByRole('button', { name: 'Add to cart' }).click();
    await page.waitForURL('**/en/gio-hang');
    expect(await page.locator('.line').count()).toBe(1);
    await context.close();
  });
});
